import { colorClass } from './role-colors.ts'

/** The colour that a person gave a role, beside its name. */
export const RoleDot = ({ color }: { color: string }) => (
  <svg
    viewBox="0 0 16 16"
    className={`gatehouse-role-dot ${colorClass(color)}`}
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="8" cy="8" r="6" />
  </svg>
)
