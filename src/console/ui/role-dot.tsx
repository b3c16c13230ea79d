import { ColorDot } from './color-dot.tsx'
import { colorClass } from './role-colors.ts'

/** The colour that a person gave a role, beside its name. */
export const RoleDot = ({ color }: { color: string }) => <ColorDot colorClass={colorClass(color)} />
