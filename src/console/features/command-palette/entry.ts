import type { SwitchableRole } from '../../api/role-session.ts'

/** What can be found, in the order in which equally good finds are shown. */
export const kinds = ['task', 'recent', 'user', 'group', 'role', 'policy', 'aws-policy', 'key'] as const

export type EntryKind = (typeof kinds)[number]

export const kindTitles: Readonly<Record<EntryKind, string>> = {
  task: 'Tasks',
  recent: 'Switch to a role',
  user: 'Users',
  group: 'User groups',
  role: 'Roles',
  policy: 'Customer managed policies',
  'aws-policy': 'AWS managed policies',
  key: 'Access keys',
}

/** Something to go to or to do. */
export interface Entry {
  readonly kind: EntryKind
  /** Differs from that of every other entry. */
  readonly id: string
  readonly title: string
  /** Beside the title, smaller. */
  readonly detail?: string | undefined
  /** An address of the console, or a role to switch to. */
  readonly target: string | SwitchableRole
}

/** An entry with what it is found by, made once for all that is typed. */
export interface Findable {
  readonly entry: Entry
  /** The title in small letters. */
  readonly title: string
  /** The title and all else that it is found by, in small letters. */
  readonly text: string
}

/** Makes an entry findable by its title, its detail and further words. */
export const findable = (entry: Entry, ...words: readonly (string | undefined)[]): Findable => ({
  entry,
  title: entry.title.toLowerCase(),
  text: [entry.title, entry.detail, ...words]
    .filter(word => word !== undefined)
    .join('\n')
    .toLowerCase(),
})
