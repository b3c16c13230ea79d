import type { PasswordPolicy } from '@aws-sdk/client-iam'
import { paths } from '../../app/paths.ts'
import type { Recommendation } from './recommendations.ts'

/** Source: AWS Security Hub, IAM controls on password policies, which follow the CIS AWS Foundations Benchmark. */
const wantedLength = 14

const weaknessesOf = (policy: PasswordPolicy): readonly string[] => {
  const length = policy.MinimumPasswordLength ?? 6
  return [
    ...(length < wantedLength ? [`asks for ${length} characters where ${wantedLength} are advised`] : []),
    ...(policy.PasswordReusePrevention === undefined ? ['lets earlier passwords be set again'] : []),
  ]
}

/** What to make of the account's password policy; null where it has none of its own. */
export const passwordRecommendations = (
  policy: PasswordPolicy | null | undefined,
): readonly Recommendation[] => {
  if (policy === undefined) return []
  const id = 'password-policy'
  if (policy === null)
    return [
      {
        id,
        state: 'mend',
        title: 'The account has no password policy of its own',
        detail: 'The default of AWS asks for 8 characters and lets earlier passwords be set again.',
        fix: { text: 'Set a password policy', path: paths.accountSettings() },
      },
    ]
  const weaknesses = weaknessesOf(policy)
  return weaknesses.length === 0
    ? [
        {
          id,
          state: 'good',
          title: 'The password policy is strong',
          detail: `It asks for ${policy.MinimumPasswordLength} characters and for other ones than before.`,
        },
      ]
    : [
        {
          id,
          state: 'mend',
          title: 'The password policy is weak',
          detail: `It ${weaknesses.join(', and ')}.`,
          fix: { text: 'Edit the password policy', path: paths.accountSettings() },
        },
      ]
}
