import type { Catalog } from '../catalog/catalog.ts'
import type { ParsedPolicy } from '../model/parse.ts'

/** Prefixes of the services whose details the checks of a policy need: of its actions, resources and condition keys. */
export function servicesNamed(policy: ParsedPolicy, catalog: Catalog): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (prefix: string | undefined) => {
    const lower = prefix?.toLowerCase()
    if (lower !== undefined && catalog.entries.has(lower)) found.add(lower)
  }
  for (const statement of policy.statements) {
    for (const list of [statement.action, statement.notAction])
      for (const { value } of list?.values ?? []) add(value.slice(0, value.indexOf(':')))
    for (const list of [statement.resource, statement.notResource])
      for (const { value } of list?.values ?? []) add(value.split(':', 3)[2])
    for (const { key } of statement.conditions) add(key.value.slice(0, key.value.indexOf(':')))
  }
  return found
}
