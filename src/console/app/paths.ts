/**
 * Every address inside the console. They live behind the `#` of the page's own address, so that a reload works on any
 * file server, whatever folder it serves the console from.
 */
export const paths = {
  dashboard: () => '/',
  users: () => '/users',
  createUser: () => '/users/create',
  user: (userName: string, tab?: UserTab) => withTab(`/users/details/${encodeURIComponent(userName)}`, tab),
  groups: () => '/groups',
  createGroup: () => '/groups/create',
  group: (groupName: string, tab?: GroupTab) =>
    withTab(`/groups/details/${encodeURIComponent(groupName)}`, tab),
  roles: () => '/roles',
  createRole: () => '/roles/create',
  role: (roleName: string, tab?: RoleTab) => withTab(`/roles/details/${encodeURIComponent(roleName)}`, tab),
  accountSettings: () => '/account-settings',
  /** With conditions as the table's filter takes them, such as `oldest-key>90`; all of them must hold. */
  credentialReport: (...conditions: readonly string[]) => withFilter('/credential-report', conditions),
  /** With the ARN of a user, group or role: what it can do. */
  accessExplorer: (arn?: string) =>
    `/access-explorer${arn === undefined ? '' : `?tab=what&principal=${encodeURIComponent(arn)}`}`,
  mySecurityCredentials: (tab?: MyCredentialsTab) => withTab('/my-security-credentials', tab),
  assignMfaDevice: () => '/my-security-credentials/assign-mfa-device',
  /** With a condition as the table's filter takes it, such as `user=Nobody`. */
  virtualMfaDevices: (...conditions: readonly string[]) => withFilter('/virtual-mfa-devices', conditions),
  policies: () => '/policies',
  createPolicy: () => '/policies/create',
  /** By its ARN: AWS's own policies and an account's may bear the same name. */
  policy: (policyArn: string, tab?: PolicyTab) =>
    withTab(`/policies/details/${encodeURIComponent(policyArn)}`, tab),
  /** With the place of one of its statements, from 0, to begin at that statement. */
  editPolicy: (policyArn: string, at?: { readonly statement: number }) =>
    withQuery(`/policies/edit/${encodeURIComponent(policyArn)}`, at && { statement: `${at.statement}` }),
  /** With whose permissions to simulate: a user, group or role, or a managed policy, by ARN. */
  simulator: (of?: { readonly principal?: string; readonly policy?: string }) => withQuery('/simulator', of),
  /** Without a role: the empty form. The parameters are those of AWS's own links. */
  switchRole: (role?: SwitchRoleAddress) => withQuery('/switch-role', role),
  switchBack: () => '/switch-back',
  /** The sign-ins of this tab. */
  sessions: () => '/sessions',
  /** Shows the console of another one of them. */
  switchSession: (id: string) => `/sessions/switch/${encodeURIComponent(id)}`,
  /** Signs one more person in. */
  addSession: () => '/sessions/add',
} as const

/** Source: IAM User Guide, "Switch from a user to an IAM role (console)". */
export interface SwitchRoleAddress {
  /** Account id or alias. */
  readonly account: string
  /** With its path, without a slash before it. */
  readonly roleName: string
  readonly displayName?: string
  readonly color?: string
}

export type MyCredentialsTab = 'password' | 'other'
export type UserTab = 'permissions' | 'groups' | 'tags' | 'security' | 'last-accessed'
export type GroupTab = 'users' | 'permissions' | 'last-accessed'
export type RoleTab = 'permissions' | 'trust' | 'tags' | 'last-accessed' | 'revoke' | 'who'
export type PolicyTab = 'permissions' | 'entities' | 'tags' | 'versions' | 'last-accessed' | 'cases'

const withQuery = (path: string, query: object | undefined): string =>
  query === undefined ? path : `${path}?${new URLSearchParams({ ...query })}`

const withFilter = (path: string, conditions: readonly string[]): string =>
  conditions.length === 0
    ? path
    : `${path}?${conditions.map(condition => `filter=${encodeURIComponent(condition)}`).join('&')}`

const withTab = (path: string, tab: string | undefined): string =>
  tab === undefined ? path : `${path}?tab=${tab}`

/** What stands in a link for a path of the console. */
export const hrefOf = (path: string): string => `#${path}`

/** Turns an address without `#`, such as `/users?page=2`, into one with it; for addresses typed or linked by hand. */
export const adoptPath = (): void => {
  const base = import.meta.env.BASE_URL
  const { pathname, search, hash } = location
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : ''
  if (path === '' || path === 'index.html' || hash.startsWith('#/')) return
  history.replaceState(null, '', `${base}#/${path}${search}`)
}
