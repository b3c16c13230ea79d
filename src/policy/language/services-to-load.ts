import type { Catalog } from '../catalog/catalog.ts'
import { servicesNamed } from '../validate/services-named.ts'
import { placeAt } from './place-at.ts'

/**
 * Prefixes of the services whose details completion and hover need at a cursor: those that the policy names, the one
 * that is being written there, and in a trust policy's statement `sts`. They may be loaded already.
 */
export function servicesToLoad(text: string, offset: number, catalog: Catalog): ReadonlySet<string> {
  const place = placeAt(text, offset, 'writing')
  const found = new Set(servicesNamed(place.policy, catalog))
  for (const prefix of [place.typed.split(':', 1)[0], place.typed.split(':', 3)[2]]) {
    const lower = prefix?.toLowerCase() ?? ''
    if (catalog.entries.has(lower)) found.add(lower)
  }
  return found
}
