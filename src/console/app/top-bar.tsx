import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { activeSession, clearAllSessions, clearSession, openSessions, subscribe } from '../api/session.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { RoleDot } from '../ui/role-dot.tsx'
import { sessionColorClass } from '../ui/session-colors.ts'
import { Fetched } from './fetched.tsx'
import { useNotify } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'
import { recentId } from './recent-roles.ts'
import { accountWords, roleTitle } from './role-words.ts'
import { useSession } from './session-context.tsx'
import { SignInBanner } from './sign-in-banner.tsx'
import { effectiveTheme, setThemeChoice, subscribeTheme } from './theme.ts'
import { useAccountAlias } from './use-account-alias.ts'
import { useMinutesLeft } from './use-minutes-left.ts'
import { usePalette } from './use-palette.tsx'
import { useRecentRoles } from './use-recent-roles.ts'
import { useSwitchNow } from './use-switch-now.ts'

/** Most people act as themselves most of the time: the banner is fetched with the first role. */
const fetchRoleBanner = async () => (await import('./role-banner.tsx')).RoleBanner

/** How long before its end a sign-in is warned of, in minutes: enough to finish what one is at, and sign in again. */
const warnedMinutes = 10

const sun = (
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5 13 13M13 3l-1.5 1.5M4.5 11.5 3 13" />
  </svg>
)
const moon = (
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M13.5 10A6 6 0 0 1 6 2.5a6 6 0 1 0 7.5 7.5z" />
  </svg>
)

const kinds = { root: 'Root user', user: 'IAM user', role: 'Role session' } as const

/** As many as AWS's menu has; the page of the form has all of them. */
const mostInMenu = 5

const addSessionItem = { id: 'add-session', text: 'Add session', href: hrefOf(paths.addSession()) }

/** Which account, who, light or dark, and the way out. */
export const TopBar = () => {
  const session = useSession()
  const { account, principal, person, role } = session
  const theme = useSyncExternalStore(subscribeTheme, effectiveTheme)
  const notify = useNotify()
  const navigate = useNavigate()
  const alias = useAccountAlias()
  const [recentRoles] = useRecentRoles()
  const switchNow = useSwitchNow()
  const palette = usePalette()
  const sessions = useSyncExternalStore(subscribe, openSessions)
  const shown = useSyncExternalStore(subscribe, activeSession)
  const left = useMinutesLeft(shown?.own.credentials.expiration ?? session.credentials.expiration)
  const others = sessions.filter(({ id }) => id !== shown?.id)
  const colorClass = others.length === 0 ? undefined : sessionColorClass(shown?.color ?? 0)
  // Clicks in a menu do not get as far as the listener for all links, and would go past a form with unsaved changes.
  const follow = (event: CustomEvent<{ readonly href?: string }>): void => {
    const path = event.detail.href?.slice(hrefOf('').length)
    if (path === undefined) return
    event.preventDefault()
    void navigate(path)
  }
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      notify({ type: 'success', content: `${what} copied: ${text}` })
    } catch {
      notify({ type: 'info', content: `${what}: ${text}` })
    }
  }
  return (
    <>
      <TopNavigation
        identity={{
          href: hrefOf(paths.dashboard()),
          title: 'Gatehouse',
          logo: { src: `${import.meta.env.BASE_URL}mark.svg`, alt: 'Home:' },
        }}
        utilities={[
          {
            type: 'button',
            iconName: 'search',
            text: 'Find or do',
            ariaLabel: 'Find or do (Ctrl+K)',
            title: 'Find or do (Ctrl+K)',
            disableTextCollapse: true,
            disableUtilityCollapse: true,
            onClick: palette.open,
          },
          {
            type: 'button',
            iconSvg: theme === 'dark' ? sun : moon,
            ariaLabel: theme === 'dark' ? 'Switch to light mode' : 'Switch to dark mode',
            title: theme === 'dark' ? 'Light mode' : 'Dark mode',
            disableUtilityCollapse: true,
            onClick: () => setThemeChoice(theme === 'dark' ? 'light' : 'dark'),
          },
          {
            type: 'menu-dropdown',
            text: accountWords(account.id, alias),
            title: account.name ?? '',
            description: `Account ${account.id}`,
            ariaLabel: `Account ${alias ?? account.id}`,
            items: [
              { id: 'copy-id', text: 'Copy account ID', secondaryText: account.id },
              { id: 'dashboard', text: 'Account on the dashboard', href: hrefOf(paths.dashboard()) },
            ],
            onItemFollow: follow,
            onItemClick: ({ detail }) => {
              if (detail.id === 'copy-id') void copy('Account ID', account.id)
            },
          },
          {
            type: 'menu-dropdown',
            text: role === undefined ? principal.name : `${principal.name}/${person.name}`,
            description: kinds[principal.type],
            ...(colorClass === undefined
              ? { iconName: 'user-profile' }
              : { iconSvg: <ColorDot colorClass={colorClass} /> }),
            items: [
              { id: 'copy-arn', text: 'Copy my ARN', secondaryText: principal.arn },
              {
                id: 'security',
                text: 'My security credentials',
                href: hrefOf(paths.mySecurityCredentials()),
              },
              { id: 'switch-role', text: 'Switch role', href: hrefOf(paths.switchRole()) },
              ...(recentRoles.length === 0
                ? []
                : [
                    {
                      text: 'Recent roles',
                      items: recentRoles.slice(0, mostInMenu).map(recent => ({
                        id: recentId(recent),
                        text: roleTitle(recent),
                        secondaryText: accountWords(recent.accountId, recent.accountAlias),
                        iconSvg: <RoleDot color={recent.color} />,
                      })),
                    },
                  ]),
              ...(role === undefined
                ? []
                : [
                    {
                      id: 'switch-back',
                      text: `Switch back to ${person.name}`,
                      href: hrefOf(paths.switchBack()),
                    },
                  ]),
              ...(others.length === 0
                ? [addSessionItem]
                : [
                    {
                      text: 'Sessions',
                      items: [
                        ...others.slice(0, mostInMenu).map(other => ({
                          id: other.id,
                          text: other.own.principal.name,
                          secondaryText: accountWords(other.own.account.id, other.own.account.alias),
                          iconSvg: <ColorDot colorClass={sessionColorClass(other.color)} />,
                          href: hrefOf(paths.switchSession(other.id)),
                        })),
                        { id: 'sessions', text: 'All sessions', href: hrefOf(paths.sessions()) },
                        addSessionItem,
                      ],
                    },
                  ]),
              { id: 'sign-out', text: 'Sign out' },
              ...(others.length === 0 ? [] : [{ id: 'sign-out-all', text: 'Sign out of all sessions' }]),
            ],
            onItemFollow: follow,
            onItemClick: ({ detail }) => {
              if (detail.id === 'copy-arn') void copy('ARN', principal.arn)
              if (detail.id === 'sign-out') clearSession('signed-out')
              if (detail.id === 'sign-out-all') clearAllSessions()
              const recent = recentRoles.find(each => recentId(each) === detail.id)
              if (recent !== undefined) switchNow(recent)
            },
          },
        ]}
      />
      {colorClass && <div className={`gatehouse-session-stripe ${colorClass}`} />}
      {palette.shown}
      {left < warnedMinutes && <SignInBanner left={left} underRole={role !== undefined} />}
      {role && (
        <Fetched
          name="role-banner"
          fetch={fetchRoleBanner}
          what="the banner of the role"
          waiting={null}
          props={{ session, role }}
        />
      )}
    </>
  )
}
