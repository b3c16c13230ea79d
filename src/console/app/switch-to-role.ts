import { createClients, onlyThese } from '../api/clients.ts'
import type { RoleSession, SessionTerms, SwitchableRole } from '../api/role-session.ts'
import { currentSession, enterRole, ownSignIn } from '../api/session.ts'
import { type Assumed, assume } from '../api/switch-role.ts'
import { formatDate } from '../ui/resource-table/column.ts'
import { configuration } from './configuration.ts'
import { leaveGreeting } from './greeting.ts'
import { hrefOf, paths } from './paths.ts'
import { withUsed } from './recent-roles.ts'
import { accountWords } from './role-words.ts'
import { changeRecentRoles } from './use-recent-roles.ts'

/** Every switch begins with the person's own sign-in, as AWS's console does it, so that no chain of roles comes about. */
const assumeAsPerson = (role: SwitchableRole, terms: SessionTerms): Promise<Assumed> => {
  const own = ownSignIn()
  if (own === undefined)
    throw new Error(
      'Your own sign-in has expired, and every switch begins with it. Sign out, then sign in again.',
    )
  return assume(createClients(configuration(), onlyThese(own.credentials)).sts, own.principal, role, terms)
}

/**
 * Switches to a role: its console opens on the dashboard, and the role is remembered for the person. Throws what the
 * service answers; nothing has changed then.
 */
export const switchToRole = async (
  role: SwitchableRole,
  terms: SessionTerms,
  personId: string,
  /** Whether the person still waits for it when the answer comes. */
  stillWanted: () => boolean,
): Promise<void> => {
  const own = ownSignIn()
  const { session, shortened } = await assumeAsPerson(role, terms)
  // Whoever has left the form, or signed out, wants no role any more.
  if (!stillWanted() || ownSignIn() !== own) return
  changeRecentRoles(personId, roles => withUsed(roles, role, Date.now()))
  const account = accountWords(role.accountId, role.accountAlias)
  const until = formatDate(new Date(session.credentials.expiration))
  leaveGreeting(
    ...(shortened === undefined
      ? []
      : [
          {
            type: 'warning',
            content: `The session lasts an hour only. The service answered to a longer one: “${shortened}”`,
          } as const,
        ]),
    {
      type: 'success',
      content: `You act under the role “${role.roleName}” in the account ${account} until ${until}.`,
    },
  )
  // What the address names lies in the account that is left; the screens there no longer follow it.
  history.replaceState(null, '', hrefOf(paths.dashboard()))
  enterRole(session)
}

/** Gets new credentials for the role that the person is under; the screens stay as they are. Throws like a switch. */
export const renewRole = async ({ id, role, terms }: RoleSession): Promise<void> => {
  const { session } = await assumeAsPerson(role, terms)
  // Left meanwhile, by switching back or to another role: the answer comes too late.
  if (currentSession()?.id === id) enterRole({ ...session, id })
}
