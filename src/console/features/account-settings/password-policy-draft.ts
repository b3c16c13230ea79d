import type { PasswordPolicy, UpdateAccountPasswordPolicyRequest } from '@aws-sdk/client-iam'

/** The form of the password policy; numbers are as they were typed. */
export interface PolicyDraft {
  readonly minimumLength: string
  readonly uppercase: boolean
  readonly lowercase: boolean
  readonly numbers: boolean
  readonly symbols: boolean
  readonly expires: boolean
  readonly maxAge: string
  readonly hardExpiry: boolean
  readonly preventsReuse: boolean
  readonly reusePrevention: string
  readonly allowChange: boolean
}

/** The policy as it stands; for an account without one what AWS's console proposes, the default's length. */
export const draftOf = (policy: PasswordPolicy | null): PolicyDraft => ({
  minimumLength: String(policy?.MinimumPasswordLength ?? 8),
  uppercase: policy?.RequireUppercaseCharacters ?? true,
  lowercase: policy?.RequireLowercaseCharacters ?? true,
  numbers: policy?.RequireNumbers ?? true,
  symbols: policy?.RequireSymbols ?? true,
  expires: policy?.MaxPasswordAge !== undefined,
  maxAge: String(policy?.MaxPasswordAge ?? 90),
  hardExpiry: policy?.HardExpiry ?? false,
  preventsReuse: policy?.PasswordReusePrevention !== undefined,
  reusePrevention: String(policy?.PasswordReusePrevention ?? 5),
  allowChange: policy?.AllowUsersToChangePassword ?? true,
})

export type DraftProblems = Readonly<Partial<Record<'minimumLength' | 'maxAge' | 'reusePrevention', string>>>

const outside = (typed: string, least: number, most: number): string | undefined =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most
    ? undefined
    : `Enter a whole number from ${least} to ${most.toLocaleString('en')}.`

/** What is wrong with the numbers. Source: IAM API Reference, "UpdateAccountPasswordPolicy". */
export const problemsOf = (draft: PolicyDraft): DraftProblems => {
  const found = {
    minimumLength: outside(draft.minimumLength, 6, 128),
    maxAge: draft.expires ? outside(draft.maxAge, 1, 1095) : undefined,
    reusePrevention: draft.preventsReuse ? outside(draft.reusePrevention, 1, 24) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined))
}

/** The whole policy, as the API takes it; for a draft without problems. */
export const requestOf = (draft: PolicyDraft): UpdateAccountPasswordPolicyRequest => ({
  MinimumPasswordLength: Number(draft.minimumLength),
  RequireUppercaseCharacters: draft.uppercase,
  RequireLowercaseCharacters: draft.lowercase,
  RequireNumbers: draft.numbers,
  RequireSymbols: draft.symbols,
  AllowUsersToChangePassword: draft.allowChange,
  ...(draft.expires ? { MaxPasswordAge: Number(draft.maxAge), HardExpiry: draft.hardExpiry } : {}),
  ...(draft.preventsReuse ? { PasswordReusePrevention: Number(draft.reusePrevention) } : {}),
})
