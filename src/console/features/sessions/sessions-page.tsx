import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useSyncExternalStore } from 'react'
import { activeSession, clearAllSessions, clearSession, openSessions, subscribe } from '../../api/session.ts'
import type { OpenSession } from '../../api/session-store.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { accountWords, roleTitle } from '../../app/role-words.ts'
import { leftWords, minutesLeft } from '../../app/time-left.ts'
import { useMinutesLeft } from '../../app/use-minutes-left.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { sessionColorClass } from '../../ui/session-colors.ts'

/** Everybody who is signed in in this tab, and as whom they act. */
const SessionsPage = () => {
  const sessions = useSyncExternalStore(subscribe, openSessions)
  const shown = useSyncExternalStore(subscribe, activeSession)
  return (
    <Table
      variant="full-page"
      items={sessions}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Sessions' }}
      header={
        <Header
          variant="h1"
          counter={`(${sessions.length})`}
          description="Whoever is signed in in this tab, each with a console of their own. Another tab asks for a sign-in of its own."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={clearAllSessions}>Sign out of all</Button>
              <Button variant="primary" href={hrefOf(paths.addSession())}>
                Add session
              </Button>
            </SpaceBetween>
          }
        >
          Sessions
        </Header>
      }
      columnDefinitions={[
        {
          id: 'who',
          header: 'Signed in as',
          isRowHeader: true,
          cell: ({ own, color }) => (
            <span className="gatehouse-session-name">
              <ColorDot colorClass={sessionColorClass(color)} />
              {own.principal.name}
            </span>
          ),
        },
        {
          id: 'account',
          header: 'Account',
          cell: ({ own }) => accountWords(own.account.id, own.account.alias),
        },
        { id: 'role', header: 'Acts as', cell: actsAs },
        {
          id: 'left',
          header: 'Sign-in lasts',
          cell: ({ own }) => <Left expiration={own.credentials.expiration} />,
        },
        {
          id: 'acts',
          header: 'Actions',
          cell: open => (
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              {open.id === shown?.id ? (
                <Box color="text-body-secondary">Shown here</Box>
              ) : (
                <Button
                  variant="inline-link"
                  href={hrefOf(paths.switchSession(open.id))}
                  ariaLabel={`Switch to ${open.own.principal.name}`}
                >
                  Switch
                </Button>
              )}
              <Button
                variant="inline-link"
                ariaLabel={`Sign out ${open.own.principal.name}`}
                onClick={() => clearSession('signed-out', open.id)}
              >
                Sign out
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  )
}

const actsAs = ({ session }: OpenSession): string => {
  if (session.role === undefined) return session.principal.type === 'root' ? 'Root user' : 'IAM user'
  return `Role ${roleTitle(session.role.role)}`
}

const Left = ({ expiration }: { expiration: string }) => {
  useMinutesLeft(expiration)
  return Date.parse(expiration) <= Date.now()
    ? 'Ended: sign in again'
    : leftWords(minutesLeft(expiration, Date.now()))
}

export const Component = SessionsPage
