import type { QueryClient } from '@tanstack/react-query'
import { type RouteObject, redirect } from 'react-router'
import { nameOfArn } from '../../lib/arn.ts'
import { NotFound } from './not-found.tsx'
import { Opening } from './opening.tsx'
import { paths } from './paths.ts'
import { RouteError } from './route-error.tsx'
import { lazyRoute, type RouteHandle, type RouteModule } from './route-module.ts'
import { switchBack, switchSession, toAddSession } from './session-routes.ts'
import { Shell } from './shell.tsx'

const crumb = (text: string, contentType?: RouteHandle['contentType']): RouteHandle => ({
  crumb: () => text,
  contentType: contentType ?? 'default',
})

const named = (parameter: string): RouteHandle => ({ crumb: params => params[parameter] ?? '' })

/**
 * Fetches the editor beside a screen that begins with it: it is by far the larger. That it could not be fetched is said
 * where it is shown.
 */
const withEditor = (load: () => Promise<RouteModule>) => () => {
  import('../editor/policy-workbench.tsx').catch(() => undefined)
  return load()
}

/** The console's screens. Nesting makes the breadcrumbs; every screen is fetched when somebody goes there. */
export const createRoutes = (queryClient: QueryClient): RouteObject[] => [
  {
    path: '/',
    element: <Shell />,
    HydrateFallback: Opening,
    errorElement: <RouteError />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          {
            ...lazyRoute(
              queryClient,
              '',
              crumb('Dashboard', 'dashboard'),
              () => import('../features/dashboard/dashboard-page.tsx'),
            ),
          },
          {
            path: 'users',
            handle: crumb('Users'),
            children: [
              lazyRoute(
                queryClient,
                '',
                crumb('', 'table'),
                () => import('../features/users/users-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'create',
                crumb('Create user', 'wizard'),
                () => import('../features/users/create/create-user-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'details/:userName',
                named('userName'),
                () => import('../features/users/details/user-page.tsx'),
              ),
            ],
          },
          {
            path: 'groups',
            handle: crumb('User groups'),
            children: [
              lazyRoute(
                queryClient,
                '',
                crumb('', 'table'),
                () => import('../features/groups/groups-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'create',
                crumb('Create user group', 'form'),
                () => import('../features/groups/create-group-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'details/:groupName',
                named('groupName'),
                () => import('../features/groups/details/group-page.tsx'),
              ),
            ],
          },
          {
            path: 'roles',
            handle: crumb('Roles'),
            children: [
              lazyRoute(
                queryClient,
                '',
                crumb('', 'table'),
                () => import('../features/roles/roles-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'create',
                crumb('Create role', 'wizard'),
                () => import('../features/roles/create/create-role-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'details/:roleName',
                named('roleName'),
                () => import('../features/roles/details/role-page.tsx'),
              ),
            ],
          },
          {
            path: 'policies',
            handle: crumb('Policies'),
            children: [
              lazyRoute(
                queryClient,
                '',
                crumb('', 'table'),
                () => import('../features/policies/policies-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'create',
                crumb('Create policy', 'table'),
                withEditor(() => import('../features/policies/create/create-policy-page.tsx')),
              ),
              lazyRoute(
                queryClient,
                'details/:policyArn',
                { crumb: ({ policyArn = '' }) => nameOfArn(policyArn) },
                () => import('../features/policies/details/policy-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'edit/:policyArn',
                { crumb: ({ policyArn = '' }) => `Edit ${nameOfArn(policyArn)}`, contentType: 'table' },
                withEditor(() => import('../features/policies/edit/edit-policy-page.tsx')),
              ),
            ],
          },
          lazyRoute(
            queryClient,
            'account-settings',
            crumb('Account settings'),
            () => import('../features/account-settings/account-settings-page.tsx'),
          ),
          lazyRoute(
            queryClient,
            'credential-report',
            crumb('Credential report', 'table'),
            () => import('../features/credential-report/credential-report-page.tsx'),
          ),
          lazyRoute(
            queryClient,
            'simulator',
            crumb('Policy simulator', 'table'),
            () => import('../features/simulator/simulator-page.tsx'),
          ),
          lazyRoute(
            queryClient,
            'access-explorer',
            crumb('Access explorer', 'table'),
            () => import('../features/access-explorer/access-explorer-page.tsx'),
          ),
          lazyRoute(
            queryClient,
            'virtual-mfa-devices',
            crumb('Virtual MFA devices', 'table'),
            () => import('../features/virtual-mfa-devices/virtual-mfa-devices-page.tsx'),
          ),
          {
            path: 'my-security-credentials',
            handle: crumb('My security credentials'),
            children: [
              lazyRoute(
                queryClient,
                '',
                crumb(''),
                () => import('../features/my-credentials/my-credentials-page.tsx'),
              ),
              lazyRoute(
                queryClient,
                'assign-mfa-device',
                crumb('Assign MFA device', 'wizard'),
                () => import('../features/my-credentials/enrol/assign-mfa-page.tsx'),
              ),
            ],
          },
          lazyRoute(
            queryClient,
            'switch-role',
            crumb('Switch role', 'form'),
            () => import('../features/switch-role/switch-role-page.tsx'),
          ),
          // The path of AWS's own links.
          {
            path: 'switchrole',
            loader: ({ request }) => redirect(`${paths.switchRole()}${new URL(request.url).search}`),
          },
          { path: 'switch-back', loader: switchBack },
          lazyRoute(
            queryClient,
            'sessions',
            crumb('Sessions'),
            () => import('../features/sessions/sessions-page.tsx'),
          ),
          { path: 'sessions/switch/:id', loader: ({ params }) => switchSession(params.id) },
          { path: 'sessions/add', loader: toAddSession },
          // Somebody who is signed in already followed a link to a sign-in page.
          { path: 'sign-in/*', loader: () => redirect(paths.dashboard()) },
          { path: '*', handle: crumb('Not found'), element: <NotFound /> },
        ],
      },
    ],
  },
]
