import { QueryClient } from '@tanstack/react-query'
import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { hrefOf, paths } from './paths.ts'
import type { RouteHandle } from './route-module.ts'
import { createRoutes } from './routes.tsx'

const everyPath = {
  dashboard: paths.dashboard(),
  users: paths.users(),
  createUser: paths.createUser(),
  user: paths.user('ann+x@example.com'),
  userTab: paths.user('ann', 'security'),
  groups: paths.groups(),
  createGroup: paths.createGroup(),
  group: paths.group('Ops/../?'),
  groupTab: paths.group('Ops', 'permissions'),
  accountSettings: paths.accountSettings(),
  credentialReport: paths.credentialReport(),
  reportFilter: paths.credentialReport('oldest-key>90'),
  accessExplorer: paths.accessExplorer(),
  whatUserCan: paths.accessExplorer('arn:aws:iam::111122223333:user/ann'),
  mySecurityCredentials: paths.mySecurityCredentials('other'),
  assignMfaDevice: paths.assignMfaDevice(),
  virtualMfaDevices: paths.virtualMfaDevices('user=Nobody'),
  roles: paths.roles(),
  createRole: paths.createRole(),
  role: paths.role('Ops+1'),
  roleTab: paths.role('Ops', 'trust'),
  policies: paths.policies(),
  createPolicy: paths.createPolicy(),
  policy: paths.policy('arn:aws:iam::111122223333:policy/team/Deploy+1'),
  policyTab: paths.policy('arn:aws:iam::aws:policy/ReadOnlyAccess', 'versions'),
  editPolicy: paths.editPolicy('arn:aws:iam::111122223333:policy/Deploy'),
  editStatement: paths.editPolicy('arn:aws:iam::111122223333:policy/Deploy', { statement: 2 }),
  simulator: paths.simulator(),
  simulatorOf: paths.simulator({ principal: 'arn:aws:iam::111122223333:user/ann+x' }),
  sessions: paths.sessions(),
  switchSession: paths.switchSession('ASIAONE'),
  addSession: paths.addSession(),
  switchRole: paths.switchRole(),
  switchRoleTo: paths.switchRole({
    account: 'acme-dev',
    roleName: 'ops/A',
    displayName: 'A & B',
    color: 'F2B0A9',
  }),
}

const isHandle = (handle: unknown): handle is RouteHandle =>
  typeof handle === 'object' && handle !== null && 'crumb' in handle

test('every path of the console, and its breadcrumbs', () => {
  const routes = createRoutes(new QueryClient())
  const crumbs = Object.entries(everyPath).map(([name, path]) => {
    const matches = matchRoutes(routes, path) ?? []
    const texts = matches.flatMap(({ route, params }) =>
      isHandle(route.handle) ? [route.handle.crumb(params)] : [],
    )
    return `${name}: ${hrefOf(path)} — ${texts.filter(text => text !== '').join(' > ')}`
  })
  expect(crumbs).toMatchInlineSnapshot(`
    [
      "dashboard: #/ — Dashboard",
      "users: #/users — Users",
      "createUser: #/users/create — Users > Create user",
      "user: #/users/details/ann%2Bx%40example.com — Users > ann+x@example.com",
      "userTab: #/users/details/ann?tab=security — Users > ann",
      "groups: #/groups — User groups",
      "createGroup: #/groups/create — User groups > Create user group",
      "group: #/groups/details/Ops%2F..%2F%3F — User groups > Ops/../?",
      "groupTab: #/groups/details/Ops?tab=permissions — User groups > Ops",
      "accountSettings: #/account-settings — Account settings",
      "credentialReport: #/credential-report — Credential report",
      "reportFilter: #/credential-report?filter=oldest-key%3E90 — Credential report",
      "accessExplorer: #/access-explorer — Access explorer",
      "whatUserCan: #/access-explorer?tab=what&principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fann — Access explorer",
      "mySecurityCredentials: #/my-security-credentials?tab=other — My security credentials",
      "assignMfaDevice: #/my-security-credentials/assign-mfa-device — My security credentials > Assign MFA device",
      "virtualMfaDevices: #/virtual-mfa-devices?filter=user%3DNobody — Virtual MFA devices",
      "roles: #/roles — Roles",
      "createRole: #/roles/create — Roles > Create role",
      "role: #/roles/details/Ops%2B1 — Roles > Ops+1",
      "roleTab: #/roles/details/Ops?tab=trust — Roles > Ops",
      "policies: #/policies — Policies",
      "createPolicy: #/policies/create — Policies > Create policy",
      "policy: #/policies/details/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fteam%2FDeploy%2B1 — Policies > Deploy+1",
      "policyTab: #/policies/details/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess?tab=versions — Policies > ReadOnlyAccess",
      "editPolicy: #/policies/edit/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2FDeploy — Policies > Edit Deploy",
      "editStatement: #/policies/edit/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2FDeploy?statement=2 — Policies > Edit Deploy",
      "simulator: #/simulator — Policy simulator",
      "simulatorOf: #/simulator?principal=arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fann%2Bx — Policy simulator",
      "sessions: #/sessions — Sessions",
      "switchSession: #/sessions/switch/ASIAONE — ",
      "addSession: #/sessions/add — ",
      "switchRole: #/switch-role — Switch role",
      "switchRoleTo: #/switch-role?account=acme-dev&roleName=ops%2FA&displayName=A+%26+B&color=F2B0A9 — Switch role",
    ]
  `)
})

test('every path leads to a screen', () => {
  const routes = createRoutes(new QueryClient())
  for (const path of Object.values(everyPath)) {
    expect(matchRoutes(routes, path)?.at(-1)?.route.path).not.toBe('*')
  }
})
