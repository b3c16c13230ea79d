import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import { type ContextValue, createContext } from '../evaluate/request.ts'
import { grantsNothingNew } from './difference.ts'

// What is said to grant nothing new is compared with every request of a small world, one by one.

const catalog = await openCatalog(bundledCatalog)
const action = 's3:GetObject'

const policyOf = (statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements.map(each => ({ Action: action, ...each })) })

interface Tried {
  readonly resource: string
  readonly value?: ContextValue | undefined
}

const outcomes = (text: string, world: readonly Tried[]) => {
  const identity = [compilePolicy(text, { id: 'p', kind: 'inline' })]
  return world.map(({ resource, value }) => {
    const context = createContext(value === undefined ? [] : [['k:key', value]])
    return decide({ identity }, { action, resource, context }).outcome
  })
}

/** Whether a yes is true; undefined for other answers. */
function isTrueYes(before: string, after: string, world: readonly Tried[]): boolean | undefined {
  const { answer } = grantsNothingNew({ identity: [before] }, { identity: [after] }, { catalog })
  if (answer !== 'yes') return undefined
  const old = outcomes(before, world)
  return outcomes(after, world).every((outcome, place) => outcome !== 'allowed' || old[place] === 'allowed')
}

const textsOver = (letters: readonly string[], longest: number): readonly string[] => {
  let list = ['']
  const all = ['']
  for (let length = 1; length <= longest; length++) {
    list = list.flatMap(text => letters.map(letter => text + letter))
    all.push(...list)
  }
  return all
}

const effect = fc.constantFrom('Allow', 'Allow', 'Deny')

/** Policies whose statements test one key with the operators and values given. */
const testing = (operators: readonly string[], value: fc.Arbitrary<string>, mostValues: number) =>
  fc
    .array(
      fc.tuple(
        effect,
        fc.constantFrom(...operators),
        fc.array(value, { minLength: 1, maxLength: mostValues }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map(list =>
      policyOf(
        list.map(([Effect, operator, values]) => ({
          Effect,
          Resource: '*',
          Condition: { [operator]: { 'k:key': values } },
        })),
      ),
    )

const ofKey = (values: readonly ContextValue[]): readonly Tried[] => [
  { resource: 'arn:aws:s3:::a' },
  ...values.map(value => ({ resource: 'arn:aws:s3:::a', value })),
]

const runs = { numRuns: 400 }

/** Every yes is true, and there are some. */
function holds(policy: fc.Arbitrary<string>, world: readonly Tried[]): void {
  let yes = 0
  fc.assert(
    fc.property(policy, policy, (before, after) => {
      const answer = isTrueYes(before, after, world)
      if (answer === true) yes++
      expect(answer).not.toBe(false)
    }),
    runs,
  )
  expect(yes).toBeGreaterThan(0)
}

describe('what is said to grant nothing new does not', () => {
  const words = textsOver(['a', 'b', 'c'], 3)
  const pairs = ['', 'a', 'b', 'c', 'ab'].flatMap(one => ['a', 'b', 'ba'].map(two => [one, two]))
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 3 }).map(each => each.join(''))

  test('over texts', () => {
    const operators = [
      'StringEquals',
      'StringLike',
      'StringNotEquals',
      'StringNotLike',
      'StringLikeIfExists',
      'Null',
    ]
    const policy = testing(
      operators,
      fc.oneof(pattern, fc.constantFrom('true', 'a', 'b', 'c', 'ab', 'ba')),
      6,
    )
    holds(policy, ofKey([...words, ...pairs, 'true']))
  })

  test('over sets of texts', () => {
    const operators = [
      'ForAllValues:StringEquals',
      'ForAnyValue:StringLike',
      'ForAnyValue:StringNotEquals',
      'StringEquals',
    ]
    holds(testing(operators, fc.oneof(pattern, fc.constantFrom('a', 'b')), 2), ofKey([...words, ...pairs]))
  })

  test('over texts with and without regard to letter case', () => {
    const operators = ['StringEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase']
    holds(
      testing(operators, fc.constantFrom('a', 'A', 'b', 'aB'), 3),
      ofKey(textsOver(['a', 'A', 'b', 'B'], 2)),
    )
  })

  test('over numbers', () => {
    const operators = ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals']
    const world = ofKey([...Array.from({ length: 26 }, (_, i) => String(i / 2 - 2)), 'x', ['1', '2']])
    holds(testing(operators, fc.integer({ min: 0, max: 9 }).map(String), 6), world)
  })

  test('over dates', () => {
    const day = (number: number) => new Date(number * 86_400_000).toISOString()
    const operators = ['DateEquals', 'DateNotEquals', 'DateLessThanEquals', 'DateGreaterThan']
    const world = ofKey([...Array.from({ length: 26 }, (_, i) => day(i / 2)), 'x'])
    holds(testing(operators, fc.integer({ min: 1, max: 9 }).map(day), 6), world)
  })

  test('over addresses', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 26, max: 32 }))
      .map(([last, bits]) => `10.0.0.${last}/${bits}`)
    const world = ofKey([...Array.from({ length: 70 }, (_, i) => `10.0.0.${i}`), '10.9.9.9', '::1', 'x'])
    holds(testing(['IpAddress', 'NotIpAddress', 'IpAddressIfExists'], range, 4), world)
  })

  test('over ARNs', () => {
    const part = fc.constantFrom('a', 'b', '*', 'a*')
    const arn = fc.tuple(part, part).map(([account, name]) => `arn:aws:iam::${account}:${name}`)
    const world = ofKey([
      ...words.flatMap(account => ['a', 'b', 'ab', 'c'].map(name => `arn:aws:iam::${account}:${name}`)),
      'x',
    ])
    holds(testing(['ArnLike', 'ArnNotLike', 'ArnEquals'], fc.oneof(arn, fc.constant('*')), 3), world)
  })

  test('over resources', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', '*', '?', '/'), { maxLength: 4 })
      .map(each => each.join(''))
    const resource = fc.oneof(
      name.map(each => `arn:aws:s3:::${each}`),
      fc.constantFrom('*', 'arn:aws:s3:*', 'arn:aws:s3:a*b:*:x', 'nothing', 'arn:aws:*:::a'),
    )
    const policy = fc
      .array(
        fc.tuple(
          effect,
          fc.constantFrom('Resource', 'Resource', 'NotResource'),
          fc.array(resource, { minLength: 1, maxLength: 3 }),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map(list => policyOf(list.map(([Effect, element, values]) => ({ Effect, [element]: values }))))
    const world = ['*', 'arn:aws:ec2:::x', 'arn:aws:s3:acb:1:x']
      .concat(textsOver(['a', 'b', '/'], 4).map(each => `arn:aws:s3:::${each}`))
      .map(each => ({ resource: each }))
    holds(policy, world)
  })
})

describe('a grant that came in is found, or the answer is that nobody knows', () => {
  const like = (operator: string, key: string, values: readonly string[], Effect = 'Allow') => ({
    Effect,
    Action: action,
    Resource: '*',
    Condition: { [operator]: { [key]: values } },
  })
  const twelve = Array.from({ length: 13 }, (_, i) => `arn:aws:s3:::r${i}/*`)
  test.each([
    [
      'a fifth text',
      [like('StringEquals', 'aws:username', ['a', 'b', 'c', 'd'])],
      [like('StringEquals', 'aws:username', ['a', 'b', 'c', 'd', 'e'])],
      'no',
    ],
    [
      'a fifth number',
      [like('NumericEquals', 's3:max-keys', ['10', '20', '30', '40'])],
      [like('NumericEquals', 's3:max-keys', ['10', '20', '30', '40', '50'])],
      'no',
    ],
    [
      'a wider range',
      [like('IpAddress', 'aws:SourceIp', ['10.0.0.0/24'])],
      [like('IpAddress', 'aws:SourceIp', ['10.0.0.0/8'])],
      'no',
    ],
    [
      'two patterns that cross',
      [like('StringLike', 'aws:username', ['a*']), like('StringLike', 'aws:username', ['*b'], 'Deny')],
      [like('StringLike', 'aws:username', ['a*'])],
      'no',
    ],
    [
      'a Deny across thirteen patterns',
      [
        { Effect: 'Allow', Action: action, Resource: twelve },
        { Effect: 'Deny', Action: action, Resource: 'arn:aws:s3:::*/z' },
      ],
      [{ Effect: 'Allow', Action: action, Resource: twelve }],
      'no',
    ],
  ] as const)('%s', (_, before, after, expected) => {
    const { answer } = grantsNothingNew(
      { identity: [policyOf(before)] },
      { identity: [policyOf(after)] },
      { catalog },
    )
    expect(answer).toBe(expected)
  })
})
