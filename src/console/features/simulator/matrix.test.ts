import { expect, test } from 'vitest'
import { leastCpuTime } from '../../../policy/testing/cpu-time.ts'
import { prepareSimulation } from '../../app/simulation/prepare-simulation.ts'
import { rememberingCompiler, type SimulatedWorld } from '../../app/simulation/simulated-world.ts'
import { nothingGiven, type SimulationInput } from '../../app/simulation/simulation-input.ts'
import { countOutcomes, missingIn, piecesOf, resultsOf, rowsOf } from './matrix.ts'
import {
  isRemovable,
  switched,
  withNewText,
  withoutPolicy,
  withPrincipal,
  withText,
} from './policy-changes.ts'

const world: SimulatedWorld = {
  accountId: '111122223333',
  entities: new Map(),
  documents: new Map(),
  isWildcardOnly: () => false,
  now: new Date('2026-03-01T12:00:00Z'),
}

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const prepared = (...texts: string[]) => {
  const input = { ...nothingGiven, texts: texts.map((text, index) => ({ name: `P${index}`, text })) }
  return prepareSimulation(world, input, rememberingCompiler())
}

const mixed = policy(
  { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*' },
  { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/secret' },
  {
    Effect: 'Allow',
    Action: 's3:Put*',
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:PrincipalTag/Team': 'a' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  },
)

test('each action on each resource, counted, with what the requests lack', () => {
  const simulation = prepared(mixed)
  const resources = ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/secret', 'arn:aws:s3:::b/x']
  const actions = ['s3:GetObject', 's3:PutObject', 'ec2:RunInstances']
  const rows = rowsOf(piecesOf(actions, resources).map(piece => resultsOf(simulation, piece)))
  expect(rows.map(row => row.map(({ outcome }) => outcome))).toEqual([
    ['allowed', 'explicitDeny', 'implicitDeny'],
    ['implicitDeny', 'implicitDeny', 'implicitDeny'],
    ['implicitDeny', 'implicitDeny', 'implicitDeny'],
  ])
  expect(countOutcomes(rows)).toEqual({ allowed: 1, implicitDeny: 7, explicitDeny: 1 })
  expect(missingIn(rows)).toEqual(['aws:MultiFactorAuthPresent', 'aws:PrincipalTag/Team'])
})

test('the largest matrix over grown policies is worked out action by action, each in a moment', () => {
  const grown = policy(
    ...Array.from({ length: 40 }, (_, index) => ({
      Effect: index % 5 === 0 ? 'Deny' : 'Allow',
      Action: ['s3:*', `ec2:Run${index}*`],
      Resource: [`arn:aws:s3:::bucket-${index}/*`, `arn:aws:s3:::*-${index}`],
    })),
  )
  const simulation = prepared(...Array.from({ length: 10 }, () => grown))
  const resources = Array.from({ length: 50 }, (_, index) => `arn:aws:s3:::bucket-${index}/object`)
  const actions = Array.from({ length: 20 }, (_, index) => `s3:Action${index}`)
  const pieces = piecesOf(actions, resources)
  expect(pieces).toHaveLength(100)
  const rows = rowsOf(pieces.map(piece => resultsOf(simulation, piece)))
  expect(rows.map(row => row.map(({ resource }) => resource))).toEqual(actions.map(() => resources))
  // Between two pieces the page answers to people.
  for (const piece of pieces.slice(0, 3))
    expect(leastCpuTime(() => resultsOf(simulation, piece))).toBeLessThan(30)
})

test('what would hold the page up is not begun', () => {
  const stars = policy(
    ...Array.from({ length: 300 }, () => ({
      Effect: 'Allow',
      Action: '*',
      Resource: `arn:aws:s3:::${'*a'.repeat(150)}b`,
    })),
  )
  const resources = Array.from({ length: 50 }, (_, index) => `arn:aws:s3:::${'a'.repeat(1_900)}${index}`)
  const pieces = piecesOf(['s3:GetObject'], resources)
  const simulation = prepared(stars)
  expect(rowsOf(pieces.map(piece => resultsOf(simulation, piece)))).toEqual([])
  expect(leastCpuTime(() => pieces.map(piece => resultsOf(simulation, piece)))).toBeLessThan(100)
})

test('what is done to a policy goes to its place, and can be undone', () => {
  const arn = 'arn:aws:iam::aws:policy/X'
  const input: SimulationInput = {
    ...nothingGiven,
    policies: [arn],
    texts: [{ name: 'Policy 2', text: mixed }],
  }
  const policies = prepareSimulation(
    { ...world, documents: new Map([[arn, mixed]]) },
    input,
    rememberingCompiler(),
  ).policies
  const [managed, given] = policies
  if (managed === undefined || given === undefined) throw new Error('two policies are expected')
  expect(switched(input, managed, false)).toEqual({ off: [arn] })
  expect(switched({ ...input, off: [arn] }, managed, true)).toEqual({ off: [] })
  expect(withText(input, managed, '{}')).toEqual({ replaced: [{ key: arn, text: '{}' }] })
  expect(withText({ ...input, replaced: [{ key: arn, text: '{}' }] }, managed, undefined)).toEqual({
    replaced: [],
  })
  expect(withText(input, given, '{}')).toEqual({ texts: [{ name: 'Policy 2', text: '{}' }] })
  expect(policies.map(each => isRemovable(input, each))).toEqual([true, true])
  expect(withoutPolicy(input, given)).toMatchObject({ policies: [arn], texts: [] })
  expect(withoutPolicy(input, managed)).toMatchObject({ policies: [], texts: input.texts })
  expect(withNewText(input, '{}').texts?.map(({ name }) => name)).toEqual(['Policy 2', 'Policy 3'])
  expect(withPrincipal(undefined)).toMatchObject({ principal: undefined, off: [], replaced: [] })
})
