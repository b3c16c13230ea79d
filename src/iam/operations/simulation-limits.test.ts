import { SimulateCustomPolicyCommand, type SimulateCustomPolicyCommandInput } from '@aws-sdk/client-iam'
import { beforeAll, describe, expect, test } from 'vitest'
import { allowing } from '../testing/principals.ts'
import { createTestService, type TestService } from '../testing/test-service.ts'

let env: TestService

beforeAll(async () => {
  env = await createTestService()
})

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const policyOf = (count: number, statement: (index: number) => object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: many(count, statement) })

/** Half a megabyte of policies of this statement, which a request can hold in spite of its encoding. */
const halfMegabyte = (statement: (index: number) => object): string[] => {
  const count = Math.floor(120_000 / JSON.stringify(statement(1_000)).length)
  return many(4, () => policyOf(count, statement))
}

const simulate = async (input: Partial<SimulateCustomPolicyCommandInput>) => {
  const command = new SimulateCustomPolicyCommand({
    PolicyInputList: [allowing('*')],
    ActionNames: ['s3:GetObject'],
    ...input,
  })
  return env.root.iam.send(command)
}

const tooMuch = {
  name: 'InvalidInputException',
  message: "The simulation of 's3:GetObject' takes too much work; give fewer resources or shorter policies.",
}

describe('what one request may ask of the simulator', () => {
  test('thousands of actions and resources come in pages that end early, in order and without a gap', async () => {
    const ActionNames = many(12, index => `s3:Action${index}`)
    const ResourceArns = many(1_900, index => `arn:aws:s3:::bucket-${index}/object`)
    const names: (string | undefined)[] = []
    let pages = 0
    let Marker: string | undefined
    do {
      const page = await simulate({ ActionNames, ResourceArns, MaxItems: 1_000, Marker })
      names.push(...(page.EvaluationResults ?? []).map(each => each.EvalActionName))
      expect(page.EvaluationResults?.every(each => each.ResourceSpecificResults?.length === 1_900)).toBe(true)
      expect(page.IsTruncated).toBe(page.Marker !== undefined)
      Marker = page.Marker
      pages++
    } while (Marker !== undefined)
    expect(names).toEqual(ActionNames)
    expect(pages).toBe(3)
  })

  test('half a megabyte of policies is simulated', async () => {
    const PolicyInputList = halfMegabyte(index => ({
      Effect: 'Allow',
      Action: `s3:Get${index}*`,
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    }))
    const { EvaluationResults } = await simulate({
      PolicyInputList,
      ActionNames: ['s3:Get7x', 's3:Put'],
      ResourceArns: ['arn:aws:s3:::bucket-7/a'],
    })
    expect(EvaluationResults?.map(each => [each.EvalDecision, each.MatchedStatements?.length])).toEqual([
      ['allowed', 4],
      ['implicitDeny', 0],
    ])
  })

  test.each<readonly [title: string, input: Partial<SimulateCustomPolicyCommandInput>]>([
    [
      'patterns full of stars beside long resources',
      {
        PolicyInputList: halfMegabyte(() => ({
          Effect: 'Allow',
          Action: '*',
          Resource: `arn:aws:s3:::${'*a'.repeat(30)}b`,
        })),
        ResourceArns: many(300, index => `arn:aws:s3:::${'a'.repeat(2_000)}${index}`),
      },
    ],
    [
      'conditions on long lists',
      {
        PolicyInputList: halfMegabyte(() => ({
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { 'ForAnyValue:StringLike': { 'a:key': `${'*a'.repeat(30)}b` } },
        })),
        ContextEntries: [
          {
            ContextKeyName: 'a:key',
            ContextKeyType: 'stringList',
            ContextKeyValues: many(100, () => 'a'.repeat(4_000)),
          },
        ],
      },
    ],
    [
      'more matching statements than an answer may name',
      {
        PolicyInputList: [policyOf(1_500, () => ({ Effect: 'Allow', Action: '*', Resource: '*' }))],
        ResourceArns: many(20, index => `arn:aws:s3:::b/${index}`),
      },
    ],
  ])('%s are refused instead of holding the service up', async (_, input) => {
    await expect(simulate(input)).rejects.toMatchObject(tooMuch)
    expect(env.faults).toEqual([])
  })

  test('a context value longer than any honest one is refused', async () => {
    const ContextKeyValues = ['a'.repeat(5_000)]
    const entry = { ContextKeyName: 'a:key', ContextKeyType: 'string', ContextKeyValues } as const
    await expect(simulate({ ContextEntries: [entry] })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Invalid context value for key a:key: expected at most 4096 characters, but received 5000.',
    })
  })

  test('names of prototypes are keys like any other', async () => {
    const Condition = { StringEquals: { ['__proto__']: 'x' }, Null: { constructor: 'true' } }
    const PolicyInputList = [policyOf(1, () => ({ Effect: 'Allow', Action: '*', Resource: '*', Condition }))]
    const decide = async (ContextKeyValues: string[]) => {
      const ContextEntries = [
        { ContextKeyName: '__proto__', ContextKeyType: 'string', ContextKeyValues } as const,
      ].filter(() => ContextKeyValues.length > 0)
      const { EvaluationResults } = await simulate({ PolicyInputList, ContextEntries })
      return EvaluationResults?.map(each => [each.EvalDecision, each.MissingContextValues])
    }
    expect(await decide([])).toEqual([['implicitDeny', ['__proto__', 'constructor']]])
    expect(await decide(['x'])).toEqual([['allowed', ['constructor']]])
    expect(await decide(['y'])).toEqual([['implicitDeny', []]])
  })
})
