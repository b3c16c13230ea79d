import { readSwitchableRole, type SwitchableRole, switchableRoleArn } from '../api/role-session.ts'
import { record } from '../api/signed-in.ts'

/** A role that a person has switched to on this machine: names and colours, no secrets. */
export interface RecentRole extends SwitchableRole {
  readonly favourite: boolean
  /** Milliseconds since 1970. */
  readonly lastUsed: number
}

/** What identifies a role among the recent ones. */
export const recentId = switchableRoleArn

/** Favourites first, then the most recent. */
const inOrder = (roles: readonly RecentRole[]): readonly RecentRole[] =>
  roles.toSorted((a, b) => Number(b.favourite) - Number(a.favourite) || b.lastUsed - a.lastUsed)

/** The list after switching to a role: its name and colour are those of this time. */
export const withUsed = (
  roles: readonly RecentRole[],
  role: SwitchableRole,
  now: number,
): readonly RecentRole[] => {
  const before = roles.find(other => recentId(other) === recentId(role))
  const accountAlias = role.accountAlias ?? before?.accountAlias
  const used = { ...role, accountAlias, favourite: before?.favourite ?? false, lastUsed: now }
  return inOrder([used, ...roles.filter(other => recentId(other) !== recentId(role))])
}

/** The list with some of its roles marked as favourites, or no more so. */
export const withFavourites = (
  roles: readonly RecentRole[],
  ids: ReadonlySet<string>,
  favourite: boolean,
): readonly RecentRole[] =>
  inOrder(roles.map(role => (ids.has(recentId(role)) ? { ...role, favourite } : role)))

/** The list without some of its roles. */
export const withoutRoles = (roles: readonly RecentRole[], ids: ReadonlySet<string>): readonly RecentRole[] =>
  roles.filter(role => !ids.has(recentId(role)))

/** The list after the alias of an account became known; the same list when that is no news. */
export const withAlias = (
  roles: readonly RecentRole[],
  accountId: string,
  alias: string | undefined,
): readonly RecentRole[] =>
  roles.some(role => role.accountId === accountId && role.accountAlias !== alias)
    ? roles.map(role => (role.accountId === accountId ? { ...role, accountAlias: alias } : role))
    : roles

/** Reads a list that was kept in storage, without what is none of it. */
export const readRecentRoles = (text: string | null): readonly RecentRole[] => {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '[]')
  } catch {
    // Cut short or somebody else's: as if there were none.
    return []
  }
  if (!Array.isArray(kept)) return []
  return inOrder(
    kept.flatMap(item => {
      const role = readSwitchableRole(item)
      const { favourite, lastUsed } = record(item) ?? {}
      return role === undefined || typeof lastUsed !== 'number'
        ? []
        : [{ ...role, favourite: favourite === true, lastUsed }]
    }),
  )
}
