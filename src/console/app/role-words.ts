import { plainRoleName, type Session, type SwitchableRole } from '../api/role-session.ts'
import type { EndedRole } from '../api/session-store.ts'

/** `1111-2222-3333`, as AWS groups the digits for people. */
export const groupedAccountId = (id: string): string => id.replace(/(\d{4})(?=\d)/g, '$1-')

/** `acme-dev (4444-5555-6666)`, or the digits alone. */
export const accountWords = (id: string, alias: string | undefined): string =>
  alias === undefined ? groupedAccountId(id) : `${alias} (${groupedAccountId(id)})`

/** What a person calls a role: the name that they gave it, else as AWS does, `Deployer @ acme-dev`. */
export const roleTitle = (role: SwitchableRole): string =>
  role.displayName === ''
    ? `${plainRoleName(role)} @ ${role.accountAlias ?? groupedAccountId(role.accountId)}`
    : role.displayName

/** Says that a person is themselves again, and why. */
export const backAgain = ({ session, reason }: EndedRole, person: Session['person']): string => {
  const role = `“${plainRoleName(session.role)}” in the account ${accountWords(session.role.accountId, session.role.accountAlias)}`
  if (reason === 'asked') return `You have left the role ${role} and act as ${person.name} again.`
  if (reason === 'expired')
    return `The session of the role ${role} has expired, so you act as ${person.name} again. Switch to it anew to go on.`
  return `The service accepts the session of the role ${role} no longer, so you act as ${person.name} again. The role may be deleted; ask whoever looks after it.`
}
