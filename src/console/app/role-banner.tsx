import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { failureOf } from '../api/failure.ts'
import { accountAliasQuery } from '../api/queries/account.ts'
import { type RoleSession, type Session, switchableRoleArn } from '../api/role-session.ts'
import { ownSignIn } from '../api/session.ts'
import { colorClass } from '../ui/role-colors.ts'
import { useNotify } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'
import { withAlias } from './recent-roles.ts'
import { accountWords, roleTitle } from './role-words.ts'
import { renewRole } from './switch-to-role.ts'
import { leftWords } from './time-left.ts'
import { useAccountAlias } from './use-account-alias.ts'
import { useMinutesLeft } from './use-minutes-left.ts'
import { useRecentRoles } from './use-recent-roles.ts'

/** Says all the time that the screens show and do what a role may, how long yet, and the way back. */
export const RoleBanner = ({ session, role }: { session: Session; role: RoleSession }) => {
  const left = useMinutesLeft(role.credentials.expiration)
  const alias = useAccountAlias()
  useAliasOfRole(role)
  const [renewing, setRenewing] = useState(false)
  const notify = useNotify()
  const renewable = ownSignIn() !== undefined
  const renew = async (): Promise<void> => {
    setRenewing(true)
    try {
      await renewRole(role)
    } catch (error) {
      notify({ type: 'error', content: `The role's session is not renewed: ${failureOf(error).message}` })
    }
    setRenewing(false)
  }
  const soon = left < warnedMinutes
  return (
    <section
      aria-label="Role session"
      className={`gatehouse-role-banner ${colorClass(role.role.color)}`}
      title={switchableRoleArn(role.role)}
    >
      <div className="gatehouse-role-words">
        <Box variant="span" color="inherit">
          <span className="gatehouse-role-name">{roleTitle({ ...role.role, accountAlias: alias })}</span>
        </Box>
        <Box variant="span">
          Role <strong>{role.role.roleName}</strong> in the account{' '}
          <strong>{accountWords(role.role.accountId, alias)}</strong>, signed in as {session.person.name}
          {role.terms.policy !== undefined && ', limited by a session policy'}
        </Box>
      </div>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <div role="status">
          {soon && (
            <StatusIndicator type="warning">
              {renewable ? 'The session ends soon: renew it to stay' : 'The session ends soon'}
            </StatusIndicator>
          )}
        </div>
        <Box variant="span" color={soon ? 'text-status-warning' : 'text-body-secondary'}>
          {leftWords(left)}
        </Box>
        <Button
          iconName="refresh"
          loading={renewing}
          loadingText="Renewing the session"
          disabled={!renewable}
          disabledReason="Your own sign-in has expired, and a renewal begins with it."
          onClick={() => void renew()}
        >
          Renew
        </Button>
        <Button href={hrefOf(paths.switchBack())}>Switch back</Button>
      </SpaceBetween>
    </section>
  )
}

/** A person needs some minutes to finish what they are at. */
const warnedMinutes = 5

/** Remembers the alias of the role's account: only under one of its roles can it be read. */
const useAliasOfRole = ({ role: { accountId } }: RoleSession): void => {
  const { data: alias } = useQuery({ ...accountAliasQuery(), staleTime: 300_000 })
  const [, changeRecent] = useRecentRoles()
  useEffect(() => {
    if (alias !== undefined) changeRecent(roles => withAlias(roles, accountId, alias ?? undefined))
  }, [alias, accountId, changeRecent])
}
