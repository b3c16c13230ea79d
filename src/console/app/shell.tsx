import AppLayout from '@cloudscape-design/components/app-layout'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import SideNavigation from '@cloudscape-design/components/side-navigation'
import { useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useMatches } from 'react-router'
import './console.css'
import { NotificationBar, useLeaveScreen } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'
import type { RouteHandle } from './route-module.ts'
import { TopBar } from './top-bar.tsx'
import { useLinks } from './use-links.ts'

const isHandle = (handle: unknown): handle is RouteHandle =>
  typeof handle === 'object' && handle !== null && 'crumb' in handle

interface Crumb {
  readonly text: string
  readonly href: string
}

/** The way here by the routes around this screen; each of them names itself. */
const useCrumbs = (): { crumbs: readonly Crumb[]; contentType: RouteHandle['contentType'] } => {
  const matches = useMatches()
  const handled = matches.flatMap(({ handle, params, pathname }) =>
    isHandle(handle)
      ? [{ text: handle.crumb(params), href: hrefOf(pathname.replace(/(.)\/$/, '$1')), handle }]
      : [],
  )
  return {
    crumbs: handled.filter(crumb => crumb.text !== ''),
    contentType: handled.at(-1)?.handle.contentType,
  }
}

const navigationItems = [
  { type: 'link', text: 'Dashboard', href: hrefOf(paths.dashboard()) },
  {
    type: 'section',
    text: 'Access management',
    items: [
      { type: 'link', text: 'Users', href: hrefOf(paths.users()) },
      { type: 'link', text: 'User groups', href: hrefOf(paths.groups()) },
      { type: 'link', text: 'Roles', href: hrefOf(paths.roles()) },
      { type: 'link', text: 'Policies', href: hrefOf(paths.policies()) },
      { type: 'link', text: 'Virtual MFA devices', href: hrefOf(paths.virtualMfaDevices()) },
      { type: 'link', text: 'Account settings', href: hrefOf(paths.accountSettings()) },
    ],
  },
  {
    type: 'section',
    text: 'Access reports',
    items: [
      { type: 'link', text: 'Access explorer', href: hrefOf(paths.accessExplorer()) },
      { type: 'link', text: 'Policy simulator', href: hrefOf(paths.simulator()) },
      { type: 'link', text: 'Credential report', href: hrefOf(paths.credentialReport()) },
    ],
  },
] as const

/** The frame around every screen: top bar, navigation, breadcrumbs, flash bar. */
export const Shell = () => {
  useLinks()
  const { pathname } = useLocation()
  const { crumbs, contentType = 'default' } = useCrumbs()
  const [navigationOpen, setNavigationOpen] = useState(() => window.innerWidth >= 1100)
  const content = useRef<HTMLDivElement>(null)
  const title = crumbs.at(-1)?.text ?? 'Page'

  useEffect(() => {
    document.title = `${title} · Gatehouse`
  }, [title])

  const leaveScreen = useLeaveScreen()
  const shownPath = useRef(pathname)
  useEffect(() => {
    if (shownPath.current === pathname) return
    shownPath.current = pathname
    leaveScreen()
    // Without this the keyboard would stay on a link of the screen before, which may be gone.
    window.scrollTo(0, 0)
    // A form puts the cursor into its first field itself.
    if (content.current?.contains(document.activeElement) === true) return
    // Whoever opened a dialog while the screen was on its way is typing there.
    if (document.activeElement?.closest('[role="dialog"]')) return
    content.current?.focus({ preventScroll: true })
  }, [pathname, leaveScreen])

  const section = `/${pathname.split('/')[1] ?? ''}`
  const home = { text: 'IAM', href: hrefOf(paths.dashboard()) }
  return (
    <>
      <div id="top-navigation">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top-navigation"
        contentType={contentType}
        toolsHide
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        navigation={
          <SideNavigation
            header={{ text: 'Identity and Access Management', href: hrefOf(paths.dashboard()) }}
            activeHref={hrefOf(section)}
            items={navigationItems}
          />
        }
        breadcrumbs={<BreadcrumbGroup items={pathname === '/' ? crumbs : [home, ...crumbs]} />}
        notifications={<NotificationBar />}
        stickyNotifications
        ariaLabels={{
          navigation: 'Side navigation',
          navigationToggle: 'Open side navigation',
          navigationClose: 'Close side navigation',
          notifications: 'Notifications',
        }}
        content={
          <div ref={content} tabIndex={-1} className="gatehouse-content">
            <Outlet />
          </div>
        }
      />
    </>
  )
}
