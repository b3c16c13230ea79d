import {
  type AccessLevel,
  type Catalog,
  type CatalogAction,
  type CatalogConditionKey,
  type CatalogEntry,
  type CatalogResourceType,
  type CatalogService,
  findKey,
} from './catalog.ts'
import {
  type ActionData,
  accessLevels,
  type CatalogSource,
  type IndexActions,
  type ServiceData,
} from './catalog-data.ts'
import retiredActions from './retired-actions.json' with { type: 'json' }
import { retiredServices } from './retired-services.ts'

export interface OpenCatalog extends Catalog {
  /**
   * Loads the details of services, each once; prefixes that the index does not have are passed over. Rejects as the
   * source does, and a later call tries again.
   */
  loadServices(prefixes: Iterable<string>): Promise<void>
}

/** Loads the index of the catalogue. Rejects as the source does. */
export async function openCatalog(source: CatalogSource): Promise<OpenCatalog> {
  const index = await source.index()
  const entries = new Map<string, CatalogEntry>()
  for (const [prefix, [title, actions]] of Object.entries(index.services)) {
    entries.set(prefix, entry(prefix, title, actions))
  }
  for (const [prefix] of retiredServices) {
    if (!entries.has(prefix)) entries.set(prefix, entry(prefix, prefix, {}, true))
  }
  const globalKeys = index.globalKeys.map(([name, type]) => ({ name, type }))
  const globalByName = keyMap(globalKeys)
  const services = new Map<string, CatalogService>()
  const loading = new Map<string, Promise<void>>()
  const load = async (prefix: string) => {
    try {
      services.set(prefix, decodeService(prefix, await source.service(prefix)))
    } finally {
      loading.delete(prefix)
    }
  }
  const loadOnce = (prefix: string): Promise<void> | undefined => {
    if (services.has(prefix) || !Object.hasOwn(index.services, prefix)) return undefined
    const promise = loading.get(prefix) ?? load(prefix)
    if (!services.has(prefix)) loading.set(prefix, promise)
    return promise
  }
  return {
    entries,
    globalKeys,
    rcpServices: new Set(index.rcpServices),
    retiredActions: new Set(retiredActions),
    service: prefix => services.get(prefix),
    globalKey: name => findKey(globalByName, name),
    loadServices: async prefixes => {
      await Promise.all([...prefixes].map(prefix => loadOnce(prefix.toLowerCase())))
    },
  }
}

/** Names are taken apart when somebody asks: most services are never looked at. */
function entry(prefix: string, title: string, actions: IndexActions, retired = false): CatalogEntry {
  let names: ReadonlyMap<string, string> | undefined
  let wildcardOnly: ReadonlySet<string> | undefined
  let levels: ReadonlyMap<string, AccessLevel> | undefined
  return {
    prefix,
    title,
    retired,
    get actionNames() {
      names ??= new Map(
        Object.values(actions)
          .flatMap(words)
          .map(name => [name.toLowerCase(), name]),
      )
      return names
    },
    get accessLevels() {
      levels ??= new Map(
        Object.entries(actions).flatMap(([letter, text]) => {
          const level = levelOfLetter.get(letter.charAt(0))
          return level === undefined ? [] : words(text).map(name => [name.toLowerCase(), level] as const)
        }),
      )
      return levels
    },
    get wildcardOnly() {
      const starred = Object.entries(actions).filter(([level]) => level.endsWith('*'))
      wildcardOnly ??= new Set(starred.flatMap(([, text]) => words(text)).map(name => name.toLowerCase()))
      return wildcardOnly
    },
  }
}

const levelOfLetter: ReadonlyMap<string, AccessLevel> = new Map(Object.entries(accessLevels))

const words = (text: string): readonly string[] => text.split(' ')

const keyMap = (keys: readonly CatalogConditionKey[]): ReadonlyMap<string, CatalogConditionKey> =>
  new Map(keys.map(key => [lookupName(key.name), key]))

/** How `findKey` looks a key up: in lower case, a part that the user chooses as `$`. */
const lookupName = (name: string): string =>
  name.toLowerCase().replace(/(\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$)/g, '$')

function decodeService(prefix: string, data: ServiceData): CatalogService {
  const keys: readonly CatalogConditionKey[] = data.keys.map(([name, type]) => ({ name, type }))
  const keyNames = (places: readonly number[] = []) => places.flatMap(place => keys[place]?.name ?? [])
  const resourceTypes: readonly CatalogResourceType[] = data.resourceTypes.map(([name, arn, places]) => ({
    name,
    arn,
    conditionKeys: keyNames(places),
  }))
  const action = ([name, level, types = [], places]: ActionData): CatalogAction => ({
    name,
    accessLevel: accessLevels[level],
    resourceTypes: types.flatMap(([place, required, own]) => {
      const type = resourceTypes[place]
      return type ? [{ name: type.name, required: required === 1, conditionKeys: keyNames(own) }] : []
    }),
    conditionKeys: keyNames(places),
  })
  return {
    prefix,
    actions: new Map(data.actions.map(each => [each[0].toLowerCase(), action(each)])),
    resourceTypes: new Map(resourceTypes.map(type => [type.name.toLowerCase(), type])),
    conditionKeys: keyMap(keys),
  }
}
