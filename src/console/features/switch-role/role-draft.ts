import type { SwitchableRole } from '../../api/role-session.ts'
import { anyRoleAllows } from '../../api/switch-role.ts'
import { knownColor } from '../../ui/role-colors.ts'

/** The form as it is typed. */
export interface RoleDraft {
  readonly account: string
  readonly roleName: string
  readonly displayName: string
  readonly color: string
  readonly durationSeconds: number
  /** A session policy, where the session is to be limited by one. */
  readonly policy?: string | undefined
}

/** An account that the console knows both names of. */
export interface KnownAccount {
  readonly id: string
  readonly alias: string
}

/** What is wrong with a draft, by field. */
export type DraftProblems = Partial<Record<'account' | 'roleName' | 'displayName', string>>

/** What can be asked for; an hour is what every role allows, twelve what the most generous do. */
export const durations = [1, 2, 4, 8, 12].map(hours => ({
  seconds: hours * anyRoleAllows,
  text: hours === 1 ? '1 hour' : `${hours} hours`,
}))

/** The form that a link fills in. Its parameters are those of AWS's own links. */
export const draftOf = (query: URLSearchParams): RoleDraft =>
  withRoleName(
    {
      account: query.get('account') ?? '',
      roleName: '',
      displayName: query.get('displayName') ?? '',
      color: knownColor(query.get('color') ?? undefined),
      durationSeconds: anyRoleAllows,
    },
    query.get('roleName') ?? '',
  )

/** The draft with what was typed as the role's name; a pasted ARN fills in the account too. */
export const withRoleName = (draft: RoleDraft, typed: string): RoleDraft => {
  const [, account, roleName] = /^\s*arn:aws[\w-]*:iam::(\d{12}):role\/(\S+)\s*$/.exec(typed) ?? []
  return account === undefined || roleName === undefined
    ? { ...draft, roleName: typed }
    : { ...draft, account, roleName }
}

/** `1111-2222-3333` and `111122223333` are the same account. */
const digitsOf = (account: string): string | undefined => {
  const digits = account.replace(/[\s-]/g, '')
  return /^\d{12}$/.test(digits) ? digits : undefined
}

/** A draft as a role to switch to, or what is wrong with it. Aliases are looked for among the known accounts only. */
export const roleOf = (
  draft: RoleDraft,
  known: readonly KnownAccount[],
): { readonly role?: SwitchableRole; readonly problems: DraftProblems } => {
  const typed = draft.account.trim()
  const account = known.find(({ alias }) => alias === typed) ??
    known.find(({ id }) => id === digitsOf(typed)) ?? { id: digitsOf(typed), alias: undefined }
  const roleName = draft.roleName.trim().replace(/^\/+/, '')
  const displayName = draft.displayName.trim()
  const problems: DraftProblems = {
    ...(account.id === undefined && { account: accountProblem(typed) }),
    ...(!/^(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/.test(roleName) && { roleName: roleNameProblem(roleName) }),
    ...(displayName.length > longestDisplayName && {
      displayName: `“${displayName}” has ${displayName.length} characters: use at most ${longestDisplayName}.`,
    }),
  }
  if (account.id === undefined || Object.keys(problems).length > 0) return { problems }
  const { color } = draft
  return {
    role: { accountId: account.id, accountAlias: account.alias, roleName, displayName, color },
    problems,
  }
}

/** Source: IAM User Guide, "Switch from a user to an IAM role (console)". */
const longestDisplayName = 64

const accountProblem = (typed: string): string => {
  if (typed === '') return 'Enter the account that the role belongs to.'
  return /^[\d\s-]+$/.test(typed)
    ? `“${typed}” is no account ID: it has 12 digits.`
    : `“${typed}” is not an alias that is known here, and the service tells no aliases of other accounts: enter the account's 12 digits.`
}

const roleNameProblem = (name: string): string =>
  name === ''
    ? 'Enter the name of the role.'
    : `“${name}” is no role name: use at most 64 letters, digits and the characters + = , . @ - _ after its path, if it has one.`
