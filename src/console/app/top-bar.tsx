import TopNavigation from '@cloudscape-design/components/top-navigation'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { clearSession } from '../api/session.ts'
import { RoleDot } from '../ui/role-dot.tsx'
import { useNotify } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'
import { recentId } from './recent-roles.ts'
import { accountWords, roleTitle } from './role-words.ts'
import { useSession } from './session-context.tsx'
import { effectiveTheme, setThemeChoice, subscribeTheme } from './theme.ts'
import { useAccountAlias } from './use-account-alias.ts'
import { usePalette } from './use-palette.tsx'
import { useRecentRoles } from './use-recent-roles.ts'
import { useSwitchNow } from './use-switch-now.ts'

/** Most people act as themselves most of the time: the banner is fetched with the first role. */
const RoleBanner = lazy(async () => ({ default: (await import('./role-banner.tsx')).RoleBanner }))

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

/** Which account, who, light or dark, and the way out. */
export const TopBar = () => {
  const session = useSession()
  const { account, principal, person, role } = session
  const theme = useSyncExternalStore(subscribeTheme, effectiveTheme)
  const notify = useNotify()
  const alias = useAccountAlias()
  const [recentRoles] = useRecentRoles()
  const switchNow = useSwitchNow()
  const palette = usePalette()
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
            onItemClick: ({ detail }) => {
              if (detail.id === 'copy-id') void copy('Account ID', account.id)
            },
          },
          {
            type: 'menu-dropdown',
            text: role === undefined ? principal.name : `${principal.name}/${person.name}`,
            description: kinds[principal.type],
            iconName: 'user-profile',
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
              { id: 'sign-out', text: 'Sign out' },
            ],
            onItemClick: ({ detail }) => {
              if (detail.id === 'copy-arn') void copy('ARN', principal.arn)
              if (detail.id === 'sign-out') clearSession('signed-out')
              const recent = recentRoles.find(each => recentId(each) === detail.id)
              if (recent !== undefined) switchNow(recent)
            },
          },
        ]}
      />
      {palette.shown}
      {role && (
        <Suspense>
          <RoleBanner session={session} role={role} />
        </Suspense>
      )}
    </>
  )
}
