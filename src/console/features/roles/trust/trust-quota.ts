/** IAM's quota for a trust policy, in characters without white space; an account may have been given more. */
export const trustQuota = 2048

/** What the checks of policies are told of a trust policy. */
export const trustPolicyKind = { type: 'trust' } as const
