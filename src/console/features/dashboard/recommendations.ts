import type { PasswordPolicy } from '@aws-sdk/client-iam'
import type { ReportedUser } from '../../api/credential-report.ts'
import { paths } from '../../app/paths.ts'
import { credentialRecommendations } from './credential-recommendations.ts'
import { mfaRecommendations } from './mfa-recommendations.ts'
import { passwordRecommendations } from './password-recommendations.ts'

export interface Recommendation {
  readonly id: string
  /** `unknown`: what it takes to tell is missing, and the fix brings it. */
  readonly state: 'good' | 'mend' | 'unknown'
  readonly title: string
  readonly detail: string
  /** The screen that mends it, where there is one. */
  readonly fix?: { readonly text: string; readonly path: string } | undefined
}

/** What is known of the account; what the person may not read is absent. */
export interface Facts {
  /** GetAccountSummary's map. */
  readonly summary: Readonly<Record<string, number>>
  readonly principal: { readonly type: 'root' | 'user' | 'role'; readonly name: string }
  /** Null: the account has none of its own. */
  readonly passwordPolicy?: PasswordPolicy | null | undefined
  /** `missing`: there is none to be had, until one is generated. */
  readonly report?: readonly ReportedUser[] | 'missing' | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * What the account's own numbers and reports say about its security. Each number is one that GetAccountSummary
 * documents; one that the backend leaves out gives no recommendation.
 */
export const recommendationsOf = (facts: Facts): readonly Recommendation[] => [
  ...rootMfa(facts),
  ...rootKeys(facts),
  ...rootInUse(facts),
  ...passwordRecommendations(facts.passwordPolicy),
  ...mfaRecommendations(facts.summary, facts.report),
  ...credentialRecommendations(facts.report, facts.now),
  ...groups(facts),
]

const rootMfa = ({
  summary: { AccountMFAEnabled: enabled },
  principal,
}: Facts): readonly Recommendation[] => {
  if (enabled === undefined) return []
  const about = { id: 'root-mfa' }
  return enabled > 0
    ? [
        {
          ...about,
          state: 'good',
          title: 'The root user has MFA',
          detail: 'A stolen password alone does not open the account.',
        },
      ]
    : [
        {
          ...about,
          state: 'mend',
          title: 'The root user has no MFA',
          detail:
            principal.type === 'root'
              ? 'Its password alone opens the whole account.'
              : 'Its password alone opens the whole account. Only the root user itself can mend that: whoever has the password signs in with it and assigns a device.',
          fix:
            principal.type === 'root'
              ? { text: 'Assign an MFA device', path: paths.assignMfaDevice() }
              : undefined,
        },
      ]
}

const rootKeys = ({
  summary: { AccountAccessKeysPresent: keys },
  principal,
}: Facts): readonly Recommendation[] => {
  if (keys === undefined) return []
  const about = { id: 'root-keys' }
  return keys > 0
    ? [
        {
          ...about,
          state: 'mend',
          title: 'The root user has access keys',
          detail:
            'Nothing limits what a program can do with them. Create a user for the program, then delete the keys as the root user.',
          fix:
            principal.type === 'root'
              ? { text: 'Delete the access keys', path: paths.mySecurityCredentials() }
              : { text: 'Create a user', path: paths.createUser() },
        },
      ]
    : [
        {
          ...about,
          state: 'good',
          title: 'The root user has no access keys',
          detail: 'No program can act as the root user.',
        },
      ]
}

const rootInUse = ({ principal }: Facts): readonly Recommendation[] =>
  principal.type === 'root'
    ? [
        {
          id: 'root-in-use',
          state: 'mend',
          title: 'You are signed in as the root user',
          detail: 'No policy limits it. For daily work create a user with the permissions it needs.',
          fix: { text: 'Create a user', path: paths.createUser() },
        },
      ]
    : []

const groups = ({ summary }: Facts): readonly Recommendation[] =>
  summary.Users !== undefined && summary.Groups === 0
    ? [
        {
          id: 'groups',
          state: 'mend',
          title: 'There are no user groups',
          detail: 'Permissions by job function are easier to keep right than permissions by person.',
          fix: { text: 'Create a user group', path: paths.createGroup() },
        },
      ]
    : []
