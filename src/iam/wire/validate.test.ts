import { expect, test } from 'vitest'
import { leastCpuTime } from '../../policy/testing/cpu-time.ts'
import { contractOf, operations } from '../contract/contract.ts'
import type { Shape } from '../contract/shape.ts'
import { ServiceError } from '../errors.ts'
import type { OperationName } from '../operation.ts'
import { compilePattern } from './pattern.ts'
import { validateInput } from './validate.ts'

const refusal = (operation: OperationName, input: Record<string, unknown>): string | undefined => {
  try {
    validateInput(contractOf(operation), input)
    return undefined
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'ValidationError' && error.status === 400)
      return error.message
    throw error
  }
}

const one = '1 validation error detected: '
const constraint = 'failed to satisfy constraint:'
const long = 'x'.repeat(65)
const namePattern = 'Member must satisfy regular expression pattern: [\\w+=,.@-]+'

const cases: [
  what: string,
  operation: OperationName,
  input: Record<string, unknown>,
  message: string | undefined,
][] = [
  ['a good name', 'CreateUser', { UserName: 'a.b_c-d@e=f,g+1' }, undefined],
  ['nothing where nothing is needed', 'GetUser', {}, undefined],
  [
    'a pattern',
    'CreateUser',
    { UserName: 'a b' },
    `${one}Value 'a b' at 'userName' ${constraint} ${namePattern}`,
  ],
  [
    'a name that has a line feed at its end',
    'CreateUser',
    { UserName: 'a\n' },
    `${one}Value 'a\n' at 'userName' ${constraint} ${namePattern}`,
  ],
  [
    'a letter beyond ASCII',
    'CreateUser',
    { UserName: 'é' },
    `${one}Value 'é' at 'userName' ${constraint} ${namePattern}`,
  ],
  [
    'a missing member',
    'CreateUser',
    {},
    `${one}Value null at 'userName' ${constraint} Member must not be null`,
  ],
  [
    'a name that is too long',
    'CreateUser',
    { UserName: long },
    `${one}Value '${long}' at 'userName' ${constraint} Member must have length less than or equal to 64`,
  ],
  [
    'an empty name breaks two rules',
    'CreateUser',
    { UserName: '' },
    `2 validation errors detected: Value '' at 'userName' ${constraint} Member must have length greater than or equal to 1; ` +
      `Value '' at 'userName' ${constraint} ${namePattern}`,
  ],
  [
    'members are reported in the order of the API',
    'PutUserPolicy',
    {},
    `3 validation errors detected: Value null at 'userName' ${constraint} Member must not be null; ` +
      `Value null at 'policyName' ${constraint} Member must not be null; ` +
      `Value null at 'policyDocument' ${constraint} Member must not be null`,
  ],
  [
    'a number that is too small',
    'ListUsers',
    { MaxItems: 0 },
    `${one}Value '0' at 'maxItems' ${constraint} Member must have value greater than or equal to 1`,
  ],
  [
    'a number that is too large',
    'ListUsers',
    { MaxItems: 1001 },
    `${one}Value '1001' at 'maxItems' ${constraint} Member must have value less than or equal to 1000`,
  ],
  [
    'an enum',
    'UpdateAccessKey',
    { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'active' },
    `${one}Value 'active' at 'status' ${constraint} Member must satisfy enum value set: [Active, Inactive, Expired]`,
  ],
  [
    'a member of a structure in a list',
    'CreateUser',
    {
      UserName: 'a',
      Tags: [
        { Key: 'ok', Value: '' },
        { Key: 'a<b', Value: '' },
      ],
    },
    `${one}Value 'a<b' at 'tags.2.member.key' ${constraint} Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+`,
  ],
  [
    'a missing member of a structure in a list',
    'CreateUser',
    { UserName: 'a', Tags: [{ Key: 'a' }] },
    `${one}Value null at 'tags.1.member.value' ${constraint} Member must not be null`,
  ],
  [
    'simple elements of a list, with all their rules',
    'UntagUser',
    { UserName: 'a', TagKeys: ['fine', '<'] },
    `${one}Value '[fine, <]' at 'tagKeys' ${constraint} Member must satisfy constraint: [Member must have length less than or equal to 128, ` +
      'Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]',
  ],
  [
    'tags in any script',
    'TagUser',
    { UserName: 'a', Tags: [{ Key: 'Straße 東京 1', Value: 'ü:/=+-@' }] },
    undefined,
  ],
  [
    'a password that is too long, without the password',
    'ChangePassword',
    { OldPassword: 'fine', NewPassword: 's'.repeat(129) },
    `${one}Value at 'newPassword' ${constraint} Member must have length less than or equal to 128`,
  ],
]

test.each(cases)('%s', (_, operation, input, message) => {
  expect(refusal(operation, input)).toBe(message)
})

test('a list that is too long is printed as AWS prints structures', () => {
  const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }))
  expect(refusal('TagUser', { UserName: 'a', Tags })).toMatch(
    /^1 validation error detected: Value '\[Tag\(key=k0, value=v\), .*\]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50$/,
  )
})

test('an answer about a huge value is not many times as huge', () => {
  const message = refusal('CreatePolicy', { PolicyName: 'p', PolicyDocument: '\u0000'.repeat(1_000_000) })
  expect(message).toContain("…' at 'policyDocument' failed to satisfy constraint")
  expect(message?.length).toBeLessThan(20_000)
})

test('lengths count characters, not code units', () => {
  const document = (length: number) => ({
    PolicyName: 'p',
    PolicyDocument: '',
    Description: '😀'.repeat(length),
  })
  expect(refusal('CreatePolicy', document(1000))).toContain('regular expression')
  expect(refusal('CreatePolicy', document(1000))).not.toContain(
    "at 'description' failed to satisfy constraint: Member must have length",
  )
  expect(refusal('CreatePolicy', document(1001))).toContain(
    'Member must have length less than or equal to 1000',
  )
})

/** Every pattern of the API, with one shape that has it. */
const patterns = (): Map<string, number> => {
  const found = new Map<string, number>()
  const walk = (shape: Shape): void => {
    if (shape.kind === 'structure') for (const member of shape.members) walk(member.shape)
    else if (shape.kind === 'list') walk(shape.member)
    else if (shape.kind === 'map') [shape.key, shape.value].forEach(walk)
    else if (shape.limits.pattern !== undefined) found.set(shape.limits.pattern, shape.limits.max ?? 1_000)
  }
  for (const { input } of operations.values()) if (input) walk(input)
  return found
}

test('every pattern of the API compiles, and none is slow on hostile text', () => {
  expect(patterns().size).toBeGreaterThan(25)
  for (const [pattern] of patterns()) {
    const matches = compilePattern(pattern)
    const time = leastCpuTime(() => {
      for (const text of [
        '/a'.repeat(20_000),
        `${'a-'.repeat(20_000)}!`,
        `${'a'.repeat(40_000)}\0`,
        `http://${'a'.repeat(40_000)} `,
      ]) {
        matches(text)
      }
    }, 1)
    expect(time, pattern).toBeLessThan(500)
  }
})

test.each([
  ['[\\w+=,.@\\:-]*', 'a:b-', true],
  ['[\\w+=,.@\\:-]*', 'a\\b', false],
  ['\\d{12}', '123456789012', true],
  ['\\d{12}', '1234567890123', false],
  ['\\d{12}', '٣23456789012', false],
  ['(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', '/a/b/', true],
  ['(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', '/a/b', false],
  ['^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$', 'my-account', true],
  ['^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$', 'my--account', false],
  ['[ -~]+', 'a\n', false],
])('%s on %j is %s', (pattern, text, expected) => {
  expect(compilePattern(pattern)(text)).toBe(expected)
})
