import type { PasswordPolicy } from '@aws-sdk/client-iam'
import type { PasswordRules } from '../../../lib/password-characters.ts'

/** Source: IAM User Guide, "Set an account password policy for IAM users", "Default password policy". */
const defaultRules: PasswordRules = { minimumLength: 8, characterKinds: 3 }

/** What the account asks of a new password; null where it has no policy of its own and the default holds. */
export const passwordRulesOf = (policy: PasswordPolicy | null): PasswordRules =>
  policy === null
    ? defaultRules
    : {
        minimumLength: policy.MinimumPasswordLength ?? 6,
        required: [
          ...(policy.RequireUppercaseCharacters ? (['uppercase'] as const) : []),
          ...(policy.RequireLowercaseCharacters ? (['lowercase'] as const) : []),
          ...(policy.RequireNumbers ? (['number'] as const) : []),
          ...(policy.RequireSymbols ? (['symbol'] as const) : []),
        ],
        notOfLast: policy.PasswordReusePrevention,
      }
