import { isAwsManaged } from './pickable-policies.ts'
import type { HeldPolicies } from './queries/entity-policies.ts'

/** The policies of a user, a group or a role in one list: managed ones first. */
export const appliedPolicies = ({ attached, inline }: HeldPolicies) => [
  ...attached.map(({ PolicyName: name = '', PolicyArn: arn = '' }) => ({
    name,
    arn,
    kind: isAwsManaged(arn) ? ('AWS managed' as const) : ('Customer managed' as const),
  })),
  ...inline.map(name => ({ name, kind: 'Inline' as const })),
]
