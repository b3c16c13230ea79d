import { SimulateCustomPolicyCommand } from '@aws-sdk/client-iam'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from '../../policy/evaluate/compile.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import { createContext } from '../../policy/evaluate/request.ts'
import { action, policy, resource } from '../../policy/evaluate/test-arbitraries.ts'
import { grammarProblems } from '../../policy/model/grammar.ts'
import { createTestService } from '../testing/test-service.ts'

const compile = (text: string) => compilePolicy(text, { id: 'p', kind: 'inline' })

/** Policies that the simulator takes; the others it refuses, as a test of the operation says. */
const text = policy
  .map(each => JSON.stringify(each))
  .filter(each => grammarProblems(each, 'session').length === 0)

const given = fc.constantFrom('aws:username', 'aws:TagKeys', 'aws:SourceIp', '__proto__')
const values = fc.array(fc.constantFrom('ann', 'a*', '5', '192.0.2.1', '2026-01-01', ''), {
  minLength: 1,
  maxLength: 2,
})

test('the simulator decides about texts as the engine does', async () => {
  const env = await createTestService()
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 3 }),
      fc.option(text),
      fc.array(action, { minLength: 1, maxLength: 3 }),
      resource,
      fc.uniqueArray(fc.tuple(given, values), { selector: ([key]) => key, maxLength: 3 }),
      async (texts, boundary, ActionNames, arn, entries) => {
        const { EvaluationResults } = await env.root.iam.send(
          new SimulateCustomPolicyCommand({
            PolicyInputList: texts,
            ...(boundary !== null && { PermissionsBoundaryPolicyInputList: [boundary] }),
            ActionNames,
            ResourceArns: [arn],
            ContextEntries: entries.map(([ContextKeyName, ContextKeyValues]) => ({
              ContextKeyName,
              ContextKeyValues,
              ContextKeyType: 'stringList',
            })),
          }),
        )
        const set = {
          identity: texts.map(compile),
          boundary: boundary === null ? undefined : compile(boundary),
        }
        const context = createContext([...entries, ['aws:PrincipalAccount', env.accountId]])
        expect(EvaluationResults?.map(each => each.EvalDecision)).toEqual(
          ActionNames.map(each => decide(set, { action: each, resource: arn, context }).outcome),
        )
      },
    ),
    { numRuns: 150 },
  )
  expect(env.faults).toEqual([])
})
