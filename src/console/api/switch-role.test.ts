import { STSServiceException } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { assume, sessionNameOf } from './switch-role.ts'
import { untilMidnight } from './test-tab.ts'

const { principal: alice } = untilMidnight
const role = { accountId: '444455556666', roleName: 'ops/Deployer', displayName: '', color: '' }
const tooLong = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'

const refusal = (name: string, message: string) =>
  new STSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } })

/** A service whose roles allow sessions up to so many seconds, or that throws; it notes what it was asked. */
const service = (most: number, failure?: Error) => {
  const asked: unknown[] = []
  const sts = {
    send: async ({ input }: { input: { DurationSeconds?: number } }) => {
      asked.push(input)
      if (failure !== undefined) throw failure
      if ((input.DurationSeconds ?? 0) > most) throw refusal('ValidationError', tooLong)
      return {
        Credentials: {
          AccessKeyId: 'ASIANEW',
          SecretAccessKey: 'secret',
          SessionToken: 'token',
          Expiration: new Date('2026-01-05T13:00:00Z'),
        },
        AssumedRoleUser: { Arn: 'arn:aws:sts::444455556666:assumed-role/Deployer/alice', AssumedRoleId: 'x' },
      }
    },
  }
  // Of the client, only `send` is used.
  return { sts: sts as unknown as Parameters<typeof assume>[0], asked }
}

test('a role is asked for by its ARN, under the name of the person, with a session policy if there is one', async () => {
  const { sts, asked } = service(43_200)
  const { session, shortened } = await assume(sts, alice, role, { durationSeconds: 28_800, policy: '{}' })
  expect(asked).toEqual([
    {
      RoleArn: 'arn:aws:iam::444455556666:role/ops/Deployer',
      RoleSessionName: 'alice',
      DurationSeconds: 28_800,
      Policy: '{}',
    },
  ])
  expect(session).toMatchObject({
    id: 'ASIANEW',
    role,
    terms: { durationSeconds: 28_800, policy: '{}' },
    credentials: { expiration: '2026-01-05T13:00:00.000Z' },
  })
  expect(shortened).toBeUndefined()
})

test('a session that the role does not allow becomes an hour, and the sentence is handed on', async () => {
  const { sts, asked } = service(3_600)
  const { session, shortened } = await assume(sts, alice, role, { durationSeconds: 28_800 })
  expect(asked).toHaveLength(2)
  expect(session.terms.durationSeconds).toBe(3_600)
  expect(shortened).toBe(tooLong)
})

test('any other refusal is thrown, and nothing is tried again', async () => {
  const { sts, asked } = service(43_200, refusal('AccessDenied', 'No.'))
  await expect(assume(sts, alice, role, { durationSeconds: 28_800 })).rejects.toThrow('No.')
  expect(asked).toHaveLength(1)
})

test('a user of one character gets a name that a session may have', () => {
  expect(sessionNameOf({ ...alice, name: 'a' })).toMatch(/^[\w+=,.@-]{2,64}$/)
})
