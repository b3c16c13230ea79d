/** Why nobody can change one of AWS's own policies. */
export const awsManagedReason =
  'AWS manages this policy: it can be attached, but neither changed nor deleted. Create a policy of your own from its JSON to change it.'
