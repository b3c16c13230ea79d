/** The elements of a policy. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const policyElements: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement'])

/** The elements of a statement, in whatever policy, in the order in which people write them. */
export const statementElements: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])
