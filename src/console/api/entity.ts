/** What policies hang on. */
export type EntityKind = 'user' | 'group' | 'role'

export interface Entity {
  readonly kind: EntityKind
  readonly name: string
}

/** What acts under its own name, and may have a permissions boundary and tags: a user or a role. */
export interface Identity extends Entity {
  readonly kind: 'user' | 'role'
}

/** How screens call one of each kind. */
export const entityNouns: Readonly<Record<EntityKind, string>> = {
  user: 'user',
  group: 'user group',
  role: 'role',
}

const lists = { user: 'users', group: 'groups', role: 'roles' } as const

const one = ({ kind, name }: Entity) => [lists[kind], 'one', name] as const

/** Where the answers about users, groups and roles are kept; those of one lie below `one`. */
export const entityKeys = {
  list: (kind: EntityKind) => [lists[kind], 'list'] as const,
  /** Policies and what else the bulk report says of all of a kind. */
  permissions: (kind: EntityKind) => [lists[kind], 'permissions'] as const,
  one,
  /** What Get says about the thing itself. */
  itself: (entity: Entity) => [...one(entity), entity.kind] as const,
  policies: (entity: Entity) => [...one(entity), 'policies'] as const,
  inline: (entity: Entity, policyName: string) => [...one(entity), 'policies', 'inline', policyName] as const,
  tags: (entity: Identity) => [...one(entity), 'tags'] as const,
} as const
