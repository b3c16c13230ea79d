import { isAwsManaged } from './pickable-policies.ts'

interface HeldPolicies {
  readonly attached: readonly { PolicyName?: string | undefined; PolicyArn?: string | undefined }[]
  readonly inline: readonly string[]
}

/** The policies of a user or a group in one list: managed ones first. */
export const appliedPolicies = ({ attached, inline }: HeldPolicies) => [
  ...attached.map(({ PolicyName: name = '', PolicyArn: arn = '' }) => ({
    name,
    arn,
    kind: isAwsManaged(arn) ? ('AWS managed' as const) : ('Customer managed' as const),
  })),
  ...inline.map(name => ({ name, kind: 'Inline' as const })),
]
