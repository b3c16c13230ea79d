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
  type DescriptionData,
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
  /** Loads what AWS says of the actions and keys of services, and their details with it; likewise. */
  loadDescriptions(prefixes: Iterable<string>): Promise<void>
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
  const descriptions = new Map<string, Descriptions>()
  const isKnown = (prefix: string) => Object.hasOwn(index.services, prefix)
  const loadServices = loader(isKnown, services, async prefix =>
    decodeService(prefix, await source.service(prefix)),
  )
  const loadDescriptions = loader(isKnown, descriptions, async prefix => {
    const [data] = await Promise.all([source.descriptions?.(prefix), loadServices([prefix])])
    return decodeDescriptions(data, services.get(prefix))
  })
  return {
    entries,
    globalKeys,
    rcpServices: new Set(index.rcpServices),
    retiredActions: new Set(retiredActions),
    service: prefix => services.get(prefix),
    globalKey: name => findKey(globalByName, name),
    describeAction: action => descriptions.get(prefixOf(action))?.actions.get(action.toLowerCase()),
    describeKey: key => descriptions.get(prefixOf(key))?.keys.get(key.toLowerCase()),
    loadServices,
    loadDescriptions,
  }
}

const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase()

/** Puts what is loaded into a map, each once; what failed is loaded again when it is asked for again. */
function loader<Value>(
  isKnown: (prefix: string) => boolean,
  loaded: Map<string, Value>,
  load: (prefix: string) => Promise<Value>,
): (prefixes: Iterable<string>) => Promise<void> {
  const loading = new Map<string, Promise<void>>()
  const start = async (prefix: string) => {
    try {
      loaded.set(prefix, await load(prefix))
    } finally {
      loading.delete(prefix)
    }
  }
  const loadOnce = (prefix: string): Promise<void> | undefined => {
    if (loaded.has(prefix) || !isKnown(prefix)) return undefined
    const promise = loading.get(prefix) ?? start(prefix)
    if (!loaded.has(prefix)) loading.set(prefix, promise)
    return promise
  }
  return async prefixes => {
    await Promise.all([...prefixes].map(prefix => loadOnce(prefix.toLowerCase())))
  }
}

/** By names in lower case, those of actions with their prefix. */
interface Descriptions {
  readonly actions: ReadonlyMap<string, string>
  readonly keys: ReadonlyMap<string, string>
}

function decodeDescriptions(
  data: DescriptionData | undefined,
  service: CatalogService | undefined,
): Descriptions {
  const [actions = [], keys = []] = data ?? []
  const named = (names: Iterable<string>, texts: readonly string[]) =>
    new Map(
      [...names]
        .map((name, place) => [name.toLowerCase(), texts[place] ?? ''] as const)
        .filter(([, text]) => text !== ''),
    )
  const names = [...(service?.actions.keys() ?? [])].map(name => `${service?.prefix}:${name}`)
  const keyNames = [...(service?.conditionKeys.values() ?? [])].map(({ name }) => name)
  return { actions: named(names, actions), keys: named(keyNames, keys) }
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
