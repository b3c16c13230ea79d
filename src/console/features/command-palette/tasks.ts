import type { Session } from '../../api/role-session.ts'
import { paths } from '../../app/paths.ts'
import { type Findable, findable } from './entry.ts'

/** Something to do, and the screen where it is done. */
interface Task {
  readonly title: string
  /** Other words that a person may look for. */
  readonly words: string
  /** Nothing where there is no such thing to do for whoever asks. */
  readonly path: (session: Session) => string | undefined
}

/** Everything that there is to do, in the order in which it is shown. A new screen adds its lines here. */
const tasks: readonly Task[] = [
  { title: 'Create user', words: 'add new person account', path: paths.createUser },
  { title: 'Create user group', words: 'add new team', path: paths.createGroup },
  { title: 'Create role', words: 'add new trust service', path: paths.createRole },
  { title: 'Create policy', words: 'add new permissions json', path: paths.createPolicy },
  { title: 'Attach policy', words: 'give grant permissions user group role', path: () => paths.policies() },
  { title: 'Switch role', words: 'assume act other account', path: () => paths.switchRole() },
  {
    title: 'Switch back',
    words: 'leave role end session',
    path: ({ role }) => role && paths.switchBack(),
  },
  {
    title: 'My security credentials',
    words: 'own password access keys mfa change',
    path: () => paths.mySecurityCredentials(),
  },
  {
    title: 'Assign MFA device',
    words: 'enrol add authenticator app passkey security key hardware token totp second factor',
    path: ({ principal }) => (principal.type === 'role' ? undefined : paths.assignMfaDevice()),
  },
  {
    title: 'Virtual MFA devices',
    words: 'list authenticator apps unassigned orphaned delete remove',
    path: () => paths.virtualMfaDevices(),
  },
  { title: 'Account settings', words: 'alias password policy', path: paths.accountSettings },
  {
    title: 'Access explorer',
    words: 'who can what why allowed denied effective permissions',
    path: () => paths.accessExplorer(),
  },
  {
    title: 'Credential report',
    words: 'csv download stale keys passwords',
    path: () => paths.credentialReport(),
  },
  {
    title: 'Simulate policies',
    words: 'simulator test what if allowed denied evaluate',
    path: () => paths.simulator(),
  },
  { title: 'Go to the dashboard', words: 'home start quotas recommendations', path: paths.dashboard },
  { title: 'Go to users', words: 'list people delete reset password access key', path: paths.users },
  { title: 'Go to user groups', words: 'list teams members', path: paths.groups },
  { title: 'Go to roles', words: 'list', path: paths.roles },
  { title: 'Go to policies', words: 'list permissions', path: paths.policies },
]

/** The tasks as what can be found. */
export const findableTasks = (session: Session): readonly Findable[] =>
  tasks.flatMap(({ title, words, path }) => {
    const target = path(session)
    return target === undefined ? [] : [findable({ kind: 'task', id: `task ${title}`, title, target }, words)]
  })
