import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import { openCatalog } from '../../policy/catalog/open-catalog.ts'
import { completionsAt } from '../../policy/language/completions-at.ts'
import { hoverAt } from '../../policy/language/hover-at.ts'
import type { LanguageContext } from '../../policy/language/language.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import { servicesNamed } from '../../policy/validate/services-named.ts'
import { type BenchResult, bestMilliseconds } from './measure.ts'
import { policyOf } from './validation.ts'

/** Milliseconds that an answer about a policy of so many bytes may take. */
const wanted: ReadonlyMap<number, string> = new Map([
  [6_000, 'under 5 ms'],
  [100_000, 'under 30 ms'],
])

/** Completes and explains the last action of policies that are whole and that are cut off behind it. */
export async function runLanguageBench(): Promise<readonly BenchResult[]> {
  const catalog = await openCatalog(bundledCatalog)
  await catalog.loadDescriptions(servicesNamed(parsePolicy(policyOf(6_000)), catalog))
  const context: LanguageContext = { type: 'identity', catalog }
  return [...wanted].flatMap(([bytes, limit]) => {
    const whole = policyOf(bytes)
    const place = whole.lastIndexOf(':Get*') + 1
    const time = (what: string, ask: () => unknown): BenchResult => ({
      name: `${what} in ${Math.round(bytes / 1000)} kB`,
      value: `${bestMilliseconds(20, ask).toFixed(2)} ms`,
      wanted: limit,
    })
    const cut = whole.slice(0, place)
    return [
      time('completion', () => completionsAt(whole, place, context)),
      time('completion at the end of a policy that is cut off', () => completionsAt(cut, place, context)),
      time('explanation', () => hoverAt(whole, place, context)),
    ]
  })
}
