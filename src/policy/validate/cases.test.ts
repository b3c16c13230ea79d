import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { applyEdits } from '../model/edit.ts'
import { parsePolicy } from '../model/parse.ts'
import { isJson } from '../testing/is-json.ts'
import type { Finding } from './finding.ts'
import { rules } from './registry.ts'
import type { PolicyType } from './rule.ts'
import { servicesNamed } from './services-named.ts'
import { validatePolicy } from './validate.ts'

interface Sample {
  readonly name: string
  readonly type: PolicyType
  /** Of a resource-based policy: the service whose resource it belongs to. */
  readonly service?: string
  /** An object stands for its JSON without white space; a text is taken as it is. */
  readonly policy: object | string
}

interface Trigger extends Sample {
  /** The exact text that the finding marks, and which of its occurrences, from 0. */
  readonly at: string
  readonly nth?: number
  /** Where the first fix has edits: the whole text after them, as an object or as it is. */
  readonly fixed?: object | string
}

/** What a rule must find, once each, and near misses that it must leave alone. */
interface Cases {
  readonly triggers: readonly Trigger[]
  readonly passes: readonly Sample[]
}

const files = import.meta.glob<Cases>('./cases/*.json', { eager: true, import: 'default' })

const asText = (policy: object | string) => (typeof policy === 'string' ? policy : JSON.stringify(policy))

const catalog = await openCatalog(bundledCatalog)
for (const { triggers, passes } of Object.values(files)) {
  for (const { policy, service } of [...triggers, ...passes]) {
    await catalog.loadServices(servicesNamed(parsePolicy(asText(policy)), catalog))
    await catalog.loadServices(service === undefined ? [] : [service])
  }
}

const validate = (text: string, { type, service }: Sample): readonly Finding[] =>
  validatePolicy(text, { type, service, catalog })

const findings = (code: string, sample: Sample): readonly Finding[] =>
  validate(asText(sample.policy), sample).filter(finding => finding.code === code)

const fileOf = (code: string) => `./cases/${code.toLowerCase().replaceAll('_', '-')}.json`

test('every rule has cases, and every file of cases a rule', () => {
  expect(Object.keys(files).sort()).toEqual(rules.map(({ code }) => fileOf(code)).sort())
})

for (const { code } of rules) {
  const cases = files[fileOf(code)]
  if (cases === undefined) continue
  describe(code, () => {
    test('has a policy that triggers it and a near miss', () => {
      expect(cases.triggers.length).toBeGreaterThan(0)
      expect(cases.passes.length).toBeGreaterThan(0)
    })
    test.each(cases.triggers.map(each => [each.name, each] as const))('finds %s', (_, each) => {
      const text = asText(each.policy)
      const found = findings(code, each)
      expect(found.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([each.at])
      let offset = -1
      for (let nth = 0; nth <= (each.nth ?? 0); nth++) offset = text.indexOf(each.at, offset + 1)
      expect(found[0]?.offset).toBe(offset)
      if (each.fixed !== undefined) {
        expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).toBe(asText(each.fixed))
      }
    })
    test.each(cases.passes.map(each => [each.name, each] as const))('leaves alone %s', (_, each) => {
      expect(findings(code, each)).toEqual([])
    })
  })
}

const samples = Object.values(files).flatMap(({ triggers, passes }) => [...triggers, ...passes])

test('the fixes of a finding give JSON again, and the finding is gone', () => {
  const wrong: string[] = []
  for (const sample of samples) {
    const text = asText(sample.policy)
    const found = validate(text, sample)
    const count = (list: readonly Finding[], code: string) => list.filter(each => each.code === code).length
    const first = new Map(found.toReversed().map(finding => [finding.code, finding]))
    for (const [code, { fixes }] of first) {
      for (const { title, edits } of fixes) {
        const after = applyEdits(text, edits)
        if (!isJson(after)) wrong.push(`${code}: "${title}" gives ${after}`)
        else if (count(validate(after, sample), code) >= count(found, code)) {
          wrong.push(`${code}: "${title}" leaves it in ${after}`)
        }
      }
    }
  }
  expect(wrong).toEqual([])
})
