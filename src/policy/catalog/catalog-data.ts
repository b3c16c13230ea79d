import type { ConditionKeyType } from './catalog.ts'

/** Letters of access levels in the index and in service files. */
export const accessLevels = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
} as const

export type AccessLetter = keyof typeof accessLevels

/** The index as the build writes it. */
export interface IndexData {
  readonly services: Readonly<Record<string, readonly [title: string, actions: IndexActions]>>
  /** Global condition keys with their types. */
  readonly globalKeys: readonly (readonly [name: string, type: ConditionKeyType])[]
  /** Services that resource control policies cover. */
  readonly rcpServices: readonly string[]
}

/**
 * Action names with a blank between them, by access level; a star behind the letter says that they take no
 * resource type: `{ "R": "GetObject GetObjectAcl", "L*": "ListAllMyBuckets" }`.
 */
export type IndexActions = Readonly<Record<string, string>>

/** One service as the build writes it; condition keys and resource types are named by their places. */
export interface ServiceData {
  readonly keys: readonly (readonly [name: string, type: ConditionKeyType])[]
  readonly resourceTypes: readonly (readonly [name: string, arn: string, keys: readonly number[]])[]
  readonly actions: readonly ActionData[]
}

/** The last two are left out where they are empty. */
export type ActionData = readonly [
  name: string,
  level: AccessLetter,
  resourceTypes?: readonly (readonly [type: number, required: 0 | 1, keys?: readonly number[]])[],
  keys?: readonly number[],
]

/** AWS's words about the actions and the condition keys of a service, in the order in which its file has them. */
export type DescriptionData = readonly [actions: readonly string[], keys: readonly string[]]

/** Where the catalogue's data come from; both may fail as a network does. */
export interface CatalogSource {
  readonly index: () => Promise<IndexData>
  /** Asked for services of the index only. */
  readonly service: (prefix: string) => Promise<ServiceData>
  /** Likewise; left out where nobody reads them. */
  readonly descriptions?: ((prefix: string) => Promise<DescriptionData>) | undefined
}
