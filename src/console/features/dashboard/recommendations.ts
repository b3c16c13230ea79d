import { paths } from '../../app/paths.ts'

export interface Recommendation {
  readonly id: string
  readonly state: 'good' | 'mend'
  readonly title: string
  readonly detail: string
  /** The screen that mends it, where there is one. */
  readonly fix?: { readonly text: string; readonly path: string } | undefined
}

interface Facts {
  /** GetAccountSummary's map. */
  readonly summary: Readonly<Record<string, number>>
  readonly principal: { readonly type: 'root' | 'user'; readonly name: string }
}

/**
 * What the account's own numbers say about its security. Each number is one that GetAccountSummary documents; one that
 * the backend leaves out gives no recommendation.
 */
export const recommendationsOf = ({ summary, principal }: Facts): readonly Recommendation[] => {
  const rootMfa = summary.AccountMFAEnabled
  const rootKeys = summary.AccountAccessKeysPresent
  return [
    ...(rootMfa === undefined
      ? []
      : [
          rootMfa > 0
            ? {
                id: 'root-mfa',
                state: 'good' as const,
                title: 'The root user has MFA',
                detail: 'A stolen password alone does not open the account.',
              }
            : {
                id: 'root-mfa',
                state: 'mend' as const,
                title: 'The root user has no MFA',
                detail: 'Its password alone opens the whole account. Keep it long, unique and locked away.',
              },
        ]),
    ...(rootKeys === undefined
      ? []
      : [
          rootKeys > 0
            ? {
                id: 'root-keys',
                state: 'mend' as const,
                title: 'The root user has access keys',
                detail:
                  'Nothing limits what a program can do with them. Create a user for the program, then delete the keys as the root user.',
                fix: { text: 'Create a user', path: paths.createUser() },
              }
            : {
                id: 'root-keys',
                state: 'good' as const,
                title: 'The root user has no access keys',
                detail: 'No program can act as the root user.',
              },
        ]),
    ...(principal.type === 'root'
      ? [
          {
            id: 'root-in-use',
            state: 'mend' as const,
            title: 'You are signed in as the root user',
            detail: 'No policy limits it. For daily work create a user with the permissions it needs.',
            fix: { text: 'Create a user', path: paths.createUser() },
          },
        ]
      : []),
    ...(summary.Users !== undefined && summary.Groups === 0
      ? [
          {
            id: 'groups',
            state: 'mend' as const,
            title: 'There are no user groups',
            detail: 'Permissions by job function are easier to keep right than permissions by person.',
            fix: { text: 'Create a user group', path: paths.createGroup() },
          },
        ]
      : []),
  ]
}
