import { describe, expect, test } from 'vitest'
import identityRefused from './cases/identity-refused.json'
import identityStored from './cases/identity-stored.json'
import trust from './cases/trust.json'
import { grammarProblems, type PolicyKind } from './grammar.ts'

interface GrammarCase {
  readonly name: string
  readonly document: unknown
  /** IAM's sentence; absent when it stores the policy. */
  readonly message?: string
}

const first = (document: unknown, kind: PolicyKind) => {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2)
  return grammarProblems(text, kind)[0]?.message
}

const suites: readonly (readonly [name: string, kind: PolicyKind, cases: readonly GrammarCase[]])[] = [
  ['identity policies that IAM refuses, with its sentence', 'identity', identityRefused],
  ['identity policies that IAM stores', 'identity', identityStored],
  ['trust policies', 'trust', trust],
]

for (const [name, kind, cases] of suites) {
  describe(name, () => {
    test.each(cases.map(each => [each.name, each] as const))('%s', (_, each) => {
      expect(first(each.document, kind)).toBe(each.message)
    })
  })
}

describe('session policies follow the grammar of identity policies, but for the version', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
  test('no version', () => expect(first({ Statement: statement }, 'session')).toBeUndefined())
  test('an unknown version', () => {
    expect(first({ Version: '2011-01-01', Statement: statement }, 'session')).toBe('Syntax errors in policy.')
  })
  test('a principal', () => {
    const message = 'Policy document should not specify a principal.'
    expect(first({ Statement: { ...statement, Principal: '*' } }, 'session')).toBe(message)
  })
})

describe('text nested far too deep is refused without being parsed', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{"a":'.repeat(50_000)],
    ['brackets after a comment with a quote', `/* " */${'['.repeat(100_000)}`],
    ['brackets that do not fit', '[}'.repeat(50_000)],
  ])('%s', (_, text) => expect(first(text, 'identity')).toBe('Syntax errors in policy.'))
})

test('a problem points at the text it is about and says what is wrong with it', () => {
  const good = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [good, { ...good, Action: ['s3:Get', 'bad'] }],
  })
  const [found] = grammarProblems(text, 'identity')
  expect(text.slice(found?.offset, (found?.offset ?? 0) + (found?.length ?? 0))).toBe('"bad"')
  expect(found?.detail).toContain('"bad"')
})
