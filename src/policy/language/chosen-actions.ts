import { actionsMatching } from '../catalog/actions-matching.ts'
import {
  type Catalog,
  type CatalogAction,
  type CatalogConditionKey,
  type CatalogResourceType,
  type CatalogService,
  findKey,
} from '../catalog/catalog.ts'
import type { ParsedStatement } from '../model/parse.ts'

/** An action that a statement names, alone or by a pattern. */
export interface ChosenAction {
  readonly service: CatalogService
  readonly action: CatalogAction
}

/**
 * The actions that a statement's Action covers, as far as their services are loaded. Of a lone `*` and of NotAction
 * there are none: they choose nothing.
 */
export function chosenActions(
  statement: ParsedStatement | undefined,
  catalog: Catalog,
): readonly ChosenAction[] {
  const found = new Map<CatalogAction, ChosenAction>()
  for (const { value } of statement?.action?.values ?? []) {
    const prefix = value.slice(0, Math.max(0, value.indexOf(':'))).toLowerCase()
    const service = catalog.service(prefix)
    if (service === undefined) continue
    const covered = /[*?]/.test(value) ? actionsMatching(catalog, value) : [value]
    for (const each of covered) {
      const action = service.actions.get(each.slice(prefix.length + 1).toLowerCase())
      if (action !== undefined) found.set(action, { service, action })
    }
  }
  return [...found.values()]
}

/** A resource type with the service that has it, and how many of the actions take it. */
export interface TakenType {
  readonly service: CatalogService
  readonly type: CatalogResourceType
  readonly actions: readonly CatalogAction[]
}

/** The resource types that actions take; those of most of them first, and then the simplest. */
export function typesTaken(actions: readonly ChosenAction[]): readonly TakenType[] {
  const found = new Map<CatalogResourceType, { service: CatalogService; actions: CatalogAction[] }>()
  for (const { service, action } of actions) {
    for (const { name } of action.resourceTypes) {
      const type = service.resourceTypes.get(name.toLowerCase())
      if (type === undefined) continue
      const taken = found.get(type)
      if (taken === undefined) found.set(type, { service, actions: [action] })
      else taken.actions.push(action)
    }
  }
  return [...found]
    .map(([type, { service, actions: by }]) => ({ service, type, actions: by }))
    .sort((a, b) => b.actions.length - a.actions.length || simplestFirst(a.type, b.type))
}

const fieldCount = ({ arn }: CatalogResourceType): number => arn.split('$').length

/** Orders resource types by how much there is to fill in. */
export const simplestFirst = (a: CatalogResourceType, b: CatalogResourceType): number =>
  fieldCount(a) - fieldCount(b)

/** A condition key with those of the actions that carry it. */
export interface CarriedKey {
  readonly key: CatalogConditionKey
  readonly actions: readonly CatalogAction[]
}

/** The condition keys that requests for actions carry, the global ones that all carry apart. */
export function keysCarried(actions: readonly ChosenAction[]): readonly CarriedKey[] {
  const found = new Map<string, { key: CatalogConditionKey; actions: Set<CatalogAction> }>()
  for (const { service, action } of actions) {
    for (const name of keyNamesOf(service, action)) {
      const carried = found.get(name)
      if (carried !== undefined) carried.actions.add(action)
      else {
        const key = findKey(service.conditionKeys, name.replace(/\$\{[^}]*\}|<[^>]*>/, '$'))
        if (key !== undefined) found.set(name, { key, actions: new Set([action]) })
      }
    }
  }
  return [...found.values()].map(({ key, actions: by }) => ({ key, actions: [...by] }))
}

function* keyNamesOf(service: CatalogService, action: CatalogAction): Generator<string> {
  yield* action.conditionKeys
  for (const { name, conditionKeys } of action.resourceTypes) {
    yield* conditionKeys
    yield* service.resourceTypes.get(name.toLowerCase())?.conditionKeys ?? []
  }
}
