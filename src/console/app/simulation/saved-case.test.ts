import { describe, expect, test } from 'vitest'
import { leastCpuTime } from '../../../policy/testing/cpu-time.ts'
import { accountEntities } from '../../api/account-entities.ts'
import { runCase } from './run-case.ts'
import {
  caseProblem,
  casesAbout,
  casesOfRole,
  mostCases,
  readCaseFile,
  readStoredCases,
  type SavedCase,
  withCases,
  withoutCase,
  withWatched,
  writeCaseFile,
} from './saved-case.ts'
import { entitiesByName, rememberingCompiler, type SimulatedWorld } from './simulated-world.ts'
import { nothingGiven, type SimulationInput } from './simulation-input.ts'
import { UnreadableInput } from './strict-reading.ts'
import { accountId, details, policyArn, text } from './test-account.ts'

const bob = `arn:aws:iam::${accountId}:user/bob`
const readS3 = policyArn('ReadS3')

const caseOf = (
  id: string,
  more: Partial<SavedCase> = {},
  input: Partial<SimulationInput> = {},
): SavedCase => ({
  id,
  name: `Case ${id}`,
  about: [readS3],
  input: {
    ...nothingGiven,
    principal: bob,
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::acme/a'],
    ...input,
  },
  expected: 'allowed',
  watched: true,
  ...more,
})

test('a role has the cases that ask who may assume it, as it says itself', () => {
  const role = `arn:aws:iam::${accountId}:role/Deployer`
  const asking = (id: string, input: Partial<SimulationInput> = {}) =>
    caseOf(id, {}, { actions: ['sts:AssumeRole'], resources: [role], ...input })
  const cases = [
    asking('this'),
    asking('another role', { resources: [`${role}2`] }),
    asking('what is done with it', { actions: ['iam:PassRole'] }),
    asking('another trust policy', { resourcePolicy: '{}' }),
    caseOf('another thing'),
  ]
  expect(casesOfRole(cases, role).map(({ id }) => id)).toEqual(['this'])
})

describe('the list of cases', () => {
  const cases = [caseOf('a'), caseOf('b', { about: ['other'] })]
  test('takes, replaces, leaves out and watches', () => {
    const renamed = withCases(cases, [caseOf('a', { name: 'New' }), caseOf('c')])
    expect(renamed.map(({ id, name }) => `${id} ${name}`)).toEqual(['a New', 'b Case b', 'c Case c'])
    expect(withoutCase(cases, 'a').map(({ id }) => id)).toEqual(['b'])
    expect(withWatched(cases, 'b', false).map(({ watched }) => watched)).toEqual([true, false])
    expect(casesAbout(cases, 'other').map(({ id }) => id)).toEqual(['b'])
  })
  test('comes back from storage without what is none of it', () => {
    const kept = JSON.stringify([...cases, { id: 'x' }, null, 7, { ...caseOf('d'), more: 1 }])
    expect(readStoredCases(kept)).toEqual(cases)
    for (const strange of [null, '', '{', '{"a":1}', '"x"', 'null'])
      expect(readStoredCases(strange)).toEqual([])
  })
  test('goes into a file and comes back', () => {
    expect(readCaseFile(writeCaseFile(accountId, cases), accountId)).toEqual(cases)
  })
})

test('a case that would not be read again is not kept, and says why', () => {
  const given = (values: readonly string[]) => caseOf('a', {}, { context: [{ key: 'aws:TagKeys', values }] })
  expect(caseProblem(caseOf('a', {}, { shown: undefined }))).toBeUndefined()
  expect(caseProblem(given(['x', 'y']))).toBeUndefined()
  expect(caseProblem(given(Array.from({ length: 101 }, (_, index) => `${index}`)))).toBe(
    '“case.input.context[0].values” has 101 items; at most 100 may be.',
  )
})

test('texts that are typed over do not fill the memory', () => {
  const compile = rememberingCompiler()
  const source = { id: 'x', kind: 'inline' } as const
  const long = (typed: number) =>
    text({ Effect: 'Allow', Action: `s3:Get${typed}`, Resource: 'x'.repeat(1_500_000) })
  const first = compile(long(1), source)
  expect(compile(long(1), source)).toBe(first)
  compile(long(2), source)
  expect(compile(long(1), source)).toBe(first)
  for (const typed of [3, 4]) compile(long(typed), source)
  expect(compile(long(1), source)).not.toBe(first)
})

describe('a file of cases from somebody', () => {
  const file = (cases: readonly unknown[], more: object = {}): string =>
    JSON.stringify({ format: 'gatehouse-simulation-cases', version: 1, account: accountId, cases, ...more })
  const one = caseOf('a')
  test.each([
    ['no JSON', '{', 'The file is no JSON.'],
    ['a list', '[]', '“file” must be an object, but is [].'],
    ['of another kind', file([], { format: 'x' }), /no cases of this simulator/],
    [
      'of another account',
      file([one], { account: '444455556666' }),
      /444455556666, and this is 111122223333/,
    ],
    [
      'an unknown member',
      file([{ ...one, script: 1 }]),
      '“cases[0]” has the member “script”, which nobody knows.',
    ],
    ['a missing member', file([one, { ...one, name: undefined }]), '“cases[1]” lacks the member “name”.'],
    [
      'another result',
      file([{ ...one, expected: 'toString' }]),
      /must be allowed, implicitDeny or explicitDeny/,
    ],
    ['two actions', file([caseOf('a', {}, { actions: ['a', 'b'] })]), /one action and one resource/],
    ['a text for an object', file([{ ...one, input: '' }]), '“cases[0].input” must be an object, but is "".'],
    ['an empty name', file([{ ...one, name: '' }]), '“cases[0].name” must not be empty.'],
    ['the same id twice', file([one, one]), /the same “id”/],
    [
      'a prototype',
      file([]).replace('"cases":[]', '"cases":[],"__proto__":{}'),
      /“__proto__”, which nobody knows/,
    ],
    [
      'too many',
      file(Array.from({ length: mostCases + 1 }, (_, id) => caseOf(`${id}`))),
      /at most 500 may be/,
    ],
    ['megabytes', ' '.repeat(4_000_001), /longer than 4 MB/],
  ])('is taken as a whole or not at all: %s', (_name, given, message) => {
    expect(() => readCaseFile(given, accountId)).toThrow(UnreadableInput)
    expect(() => readCaseFile(given, accountId)).toThrow(message)
  })
})

describe('running a case', () => {
  const world: SimulatedWorld = {
    accountId,
    entities: entitiesByName(accountEntities(details)),
    documents: new Map(),
    isWildcardOnly: () => false,
    now: new Date('2026-03-01T12:00:00Z'),
  }
  const run = (saved: SavedCase, written?: string, key = readS3) =>
    runCase(saved, written === undefined ? [] : [{ key, text: written }], world, rememberingCompiler())
  const writing = (action: string) => text({ Effect: 'Allow', Action: action, Resource: '*' })

  test('against what is saved, and against what is being written', () => {
    expect(run(caseOf('a'))).toEqual({ state: 'passed', came: 'allowed' })
    expect(run(caseOf('a'), writing('s3:Put*'))).toEqual({ state: 'failed', came: 'implicitDeny' })
    expect(run(caseOf('a'), writing('s3:*'))).toEqual({ state: 'passed', came: 'allowed' })
    expect(run(caseOf('a'), '{"Statement": [')).toEqual({ state: 'failed', came: 'implicitDeny' })
    expect(run(caseOf('a', { about: [policyArn('OnlyS3')] }), writing('ec2:*'), policyArn('OnlyS3'))).toEqual(
      {
        state: 'failed',
        came: 'implicitDeny',
      },
    )
  })
  test('a policy that is switched off in the case counts while it is written', () => {
    expect(run(caseOf('a', {}, { off: [readS3] }), writing('s3:*')).state).toBe('passed')
  })
  test('says why where it cannot be run', () => {
    const gone = `arn:aws:iam::${accountId}:user/gone`
    expect(run(caseOf('a', {}, { principal: gone }))).toEqual({
      state: 'impossible',
      why: 'The account has no “gone” any more.',
    })
    const unread = policyArn('Unread')
    const reading = caseOf('a', {}, { policies: [unread] })
    expect(run(reading)).toEqual({ state: 'impossible', why: 'The policy “Unread” cannot be read.' })
    expect(run(caseOf('a', {}, { policies: [unread], off: [unread] })).state).toBe('passed')
    expect(run(reading, writing('ec2:*'), unread).state).toBe('passed')
    const detached = policyArn('Detached')
    expect(run(caseOf('a', { about: [detached] }), writing('*'), detached)).toEqual({
      state: 'impossible',
      why: '“bob” does not have the policy “Detached” any more.',
    })
  })
  test('a case from a file that would hold the page up is not run', () => {
    const stars = JSON.stringify({
      Version: '2012-10-17',
      Statement: Array.from({ length: 300 }, () => ({
        Effect: 'Allow',
        Action: '*',
        Resource: `arn:aws:s3:::${'*a'.repeat(150)}b`,
      })),
    })
    const resources = [`arn:aws:s3:::${'a'.repeat(1_900)}`]
    expect(run(caseOf('a', {}, { texts: [{ name: 'Stars', text: stars }], resources }))).toMatchObject({
      state: 'impossible',
    })
  })
  test('a keystroke with fifty cases and a grown policy compiles one text and takes no time to notice', () => {
    const compile = rememberingCompiler()
    const cases = Array.from({ length: 50 }, (_, id) =>
      caseOf(`${id}`, {}, { actions: [`s3:GetObject${id}`], resources: [`arn:aws:s3:::acme/${id}`] }),
    )
    const grown = (typed: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: Array.from({ length: 40 }, (_, id) => ({
          Sid: `S${id}`,
          Effect: 'Allow',
          Action: [`s3:GetObject${id}`, `s3:Put${id}${typed}`],
          Resource: ['arn:aws:s3:::acme/*', `arn:aws:s3:::acme-${id}/*`],
        })),
      })
    let typed = ''
    const keystroke = (): void => {
      typed += 'x'
      const texts = [{ key: readS3, text: grown(typed) }]
      for (const each of cases) runCase(each, texts, world, compile)
    }
    expect(leastCpuTime(keystroke, 20)).toBeLessThan(16)
  })
})
