import { expect, test } from 'vitest'
import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import { openCatalog } from '../../policy/catalog/open-catalog.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import { servicesNamed } from '../../policy/validate/services-named.ts'
import { validatePolicy } from '../../policy/validate/validate.ts'
import { policyTemplates, templatesFor } from './templates.ts'

const catalog = await openCatalog(bundledCatalog)

test.each(
  policyTemplates.flatMap(template => template.types.map(type => [template.title, type, template] as const)),
)('%s: nothing is wrong with it as a policy of type %s', async (_title, type, { statements }) => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  await catalog.loadServices(servicesNamed(parsePolicy(text), catalog))
  const findings = validatePolicy(text, { type, catalog })
  expect(findings.filter(({ severity }) => severity !== 'SUGGESTION')).toEqual([])
})

test('each type of policy that is written in the console has templates', () => {
  for (const type of ['identity', 'boundary', 'session', 'trust'] as const)
    expect(templatesFor(type).length, type).toBeGreaterThan(2)
})
