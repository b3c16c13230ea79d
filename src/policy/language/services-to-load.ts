import { servicesNamed } from '../validate/services-named.ts'
import type { LanguageContext } from './language.ts'
import { placeAt } from './place-at.ts'

/**
 * Prefixes of the services whose details and descriptions completion and hover need at a cursor: those that the policy
 * names, the one that is being written there, and the one whose resource the policy belongs to. They may be loaded
 * already. Takes time in proportion to the text.
 */
export function servicesToLoad(text: string, offset: number, context: LanguageContext): ReadonlySet<string> {
  const { catalog, type, service } = context
  const place = placeAt(text, offset, 'writing')
  const found = new Set(servicesNamed(place.policy, catalog))
  const own = type === 'trust' ? 'sts' : service
  for (const prefix of [own, place.typed.split(':', 1)[0], place.typed.split(':', 3)[2]]) {
    const lower = prefix?.toLowerCase() ?? ''
    if (catalog.entries.has(lower)) found.add(lower)
  }
  return found
}
