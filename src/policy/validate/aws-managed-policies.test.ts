import rows from 'virtual:aws-managed-policies'
import { expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { parsePolicy } from '../model/parse.ts'
import known from './managed-policy-errors.json' with { type: 'json' }
import { servicesNamed } from './services-named.ts'
import { validatePolicy } from './validate.ts'

// AWS's own policies are correct but for the findings of the file, each with what is true about it.
test('no AWS managed policy has an error beyond the known ones', async () => {
  const catalog = await openCatalog(bundledCatalog)
  const found: string[] = []
  for (const [name, , , , , text] of rows) {
    await catalog.loadServices(servicesNamed(parsePolicy(text), catalog))
    const marks = validatePolicy(text, { type: 'identity', catalog })
      .filter(({ severity }) => severity === 'ERROR')
      .map(
        ({ code, offset, length }) => `${name} ${code} ${text.slice(offset, offset + length).slice(0, 120)}`,
      )
    found.push(...new Set(marks))
  }
  expect(rows.length).toBeGreaterThan(1500)
  expect(found.sort()).toEqual(known.map(({ policy, code, at }) => `${policy} ${code} ${at}`).sort())
  for (const { because } of known) expect(because).toMatch(/\w/)
})
