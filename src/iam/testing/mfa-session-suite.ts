import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam'
import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import type { MfaRequired, SignInAnswer } from '../../lib/sign-in-messages.ts'
import { codeTriesPerDay, codeTriesPerPrincipal, codeTryWindowSeconds } from '../mfa/code-tries.ts'
import { type Authenticator, createDevice, enrol } from './authenticator.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, codeOf } from './principals.ts'
import { createRoleActors } from './role-actors.ts'
import { trusting } from './role-suite.ts'
import { type Clients, requireSignedIn } from './test-service.ts'

const wrongCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. '
const wrongDevice =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.'

/** A policy that lists users under a condition. */
const listingIf = (condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition: condition },
  })

const mfaPresent = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

/** MFA in requests to STS and in what policies see of it, by the official SDK over a store. */
export const mfaSessionSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`MFA of sessions on ${storeName}`, createStore, ({ env, send }) => {
    const { createRole, user, listUsers, tryAssume } = createRoleActors(env)
    const enrolled = (name: string) => enrol(env(), env().root, `${name}-phone`, name)
    const codeInput = ({ serialNumber }: Authenticator, TokenCode: string) => ({
      SerialNumber: serialNumber,
      TokenCode,
    })
    const getToken = (clients: Clients, input: { SerialNumber?: string; TokenCode?: string }) =>
      clients.sts.send(new GetSessionTokenCommand(input))
    const session = async (clients: Clients, input: { SerialNumber?: string; TokenCode?: string }) => {
      const { Credentials } = await getToken(clients, input)
      return env().clients({
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      })
    }

    /** Gives a user a password and signs in with it; what comes back gives codes. */
    const signInToMfa = async (UserName: string) => {
      const password = 'first-Pass-word-1'
      await send(new CreateLoginProfileCommand({ UserName, Password: password }))
      const { body } = await env().post('user', { account: env().accountId, userName: UserName, password })
      const { state, ticket } = body as MfaRequired
      expect(state).toBe('mfa')
      return async ({ serialNumber }: Authenticator, code: string) =>
        (await env().post('mfa-code', { ticket, serialNumber, code })).body
    }

    test('a session with MFA opens IAM and counts for policies; one without and a long-term key do not', async () => {
      const alice = await user('alice', listingIf(mfaPresent))
      const phone = await enrolled('alice')
      expect(await listUsers(alice)).toBe('AccessDenied')
      expect(await listUsers(await session(alice, codeInput(phone, phone.code(1))))).toBe('ok')
      // Sessions without MFA open IAM to nobody. Source: IAM User Guide, "Compare AWS STS credentials".
      expect(await listUsers(await session(alice, {}))).toBe('InvalidClientTokenId')
    })

    test('a key without MFA has none of the keys of MFA in its context', async () => {
      const absent = { Null: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': 'true' } }
      expect(await listUsers(await user('alice', listingIf(absent)))).toBe('ok')
    })

    test('the age of MFA grows with the session', async () => {
      const alice = await user('alice', listingIf({ NumericLessThan: { 'aws:MultiFactorAuthAge': '600' } }))
      const phone = await enrolled('alice')
      const { credentials } = await session(alice, codeInput(phone, phone.code(1)))
      expect(await listUsers(env().clients(credentials))).toBe('ok')
      env().advance(601)
      expect(await listUsers(env().clients(credentials))).toBe('AccessDenied')
    })

    test('a code is good once, whoever takes it first', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:*'))
      const phone = await enrolled('alice')
      const first = codeInput(phone, phone.code(1))
      await getToken(alice, first)
      await expect(getToken(alice, first)).rejects.toMatchObject({ name: 'AccessDenied', message: wrongCode })
      await expect(tryAssume(alice, first)).rejects.toMatchObject({
        name: 'AccessDenied',
        message: wrongCode,
      })
      const giveAtSignIn = await signInToMfa('alice')
      expect(await giveAtSignIn(phone, phone.code(1))).toMatchObject({ code: 'MfaFailed' })
      env().advance(30)
      const second = phone.code(1)
      const later = env().clients(alice.credentials)
      expect(await giveAtSignIn(phone, second)).toMatchObject({ state: 'signed-in' })
      await expect(tryAssume(later, codeInput(phone, second))).rejects.toMatchObject({ message: wrongCode })
    })

    test('who signs in with MFA has it in what they do at the console', async () => {
      await user('alice', listingIf(mfaPresent))
      const phone = await enrolled('alice')
      const giveAtSignIn = await signInToMfa('alice')
      const { credentials } = requireSignedIn((await giveAtSignIn(phone, phone.code(1))) as SignInAnswer)
      expect(await listUsers(env().clients(credentials))).toBe('ok')
    })

    test('only a device of the caller is good, and only with its own code', async () => {
      const alice = await user('alice')
      await user('bob')
      const phone = await enrolled('alice')
      const bobs = await enrolled('bob')
      const spare = await createDevice(env(), env().root, 'spare')
      await expect(getToken(alice, codeInput(bobs, bobs.code(1)))).rejects.toThrow(wrongDevice)
      await expect(getToken(alice, codeInput(spare, spare.code()))).rejects.toThrow(wrongDevice)
      await expect(getToken(alice, codeInput(phone, bobs.code(1)))).rejects.toThrow(wrongCode)
      await expect(getToken(alice, codeInput(phone, phone.code(-2)))).rejects.toThrow(wrongCode)
      for (const half of [{ SerialNumber: phone.serialNumber }, { TokenCode: phone.code(1) }])
        await expect(getToken(alice, half)).rejects.toThrow('must provide both MFA serial number')
      await getToken(alice, codeInput(phone, phone.code(1)))
    })

    test('a trust policy may ask for MFA, from the request or from the session that asks', async () => {
      const trust = JSON.parse(trusting({ AWS: env().accountId }, ['sts:AssumeRole'])) as {
        Statement: object
      }
      await createRole(
        JSON.stringify({ ...trust, Statement: { ...[trust.Statement].flat()[0], Condition: mfaPresent } }),
      )
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const phone = await enrolled('alice')
      expect(await codeOf(tryAssume(alice))).toBe('AccessDenied')
      await expect(tryAssume(alice, codeInput(phone, '000000'))).rejects.toThrow(wrongCode)
      expect(await codeOf(tryAssume(alice, codeInput(phone, phone.code(1))))).toBe('ok')
      env().advance(30)
      const withMfa = await session(alice, codeInput(phone, phone.code(1)))
      expect(await codeOf(tryAssume(withMfa))).toBe('ok')
    })

    test('a refused request does not use up its code', async () => {
      const alice = await user('alice')
      const phone = await enrolled('alice')
      const code = phone.code(1)
      expect(await codeOf(tryAssume(alice, codeInput(phone, code)))).toBe('AccessDenied')
      expect(await codeOf(getToken(alice, codeInput(phone, code)))).toBe('ok')
    })

    test('a request with session policies that do not hold does not use up its code', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const phone = await enrolled('alice')
      const code = codeInput(phone, phone.code(1))
      expect(await codeOf(tryAssume(alice, { ...code, Policy: '{' }))).toBe('MalformedPolicyDocument')
      const nothing = { arn: `arn:aws:iam::${env().accountId}:policy/nothing` }
      expect(await codeOf(tryAssume(alice, { ...code, PolicyArns: [nothing] }))).toBe('ValidationError')
      expect(await codeOf(tryAssume(alice, code))).toBe('ok')
    })

    test('the session of a role says nothing of MFA, so that policies of a role cannot ask for it', async () => {
      await createRole(undefined, { policy: listingIf(mfaPresent) })
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const phone = await enrolled('alice')
      const { Credentials } = await tryAssume(alice, codeInput(phone, phone.code(1)))
      const inRole = env().clients({
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      })
      expect(await listUsers(inRole)).toBe('AccessDenied')
    })

    test('the root user has sessions with a device of its own', async () => {
      const phone = await enrol(env(), env().root, 'root-account-mfa-device')
      const { AccessKey } = await env().root.iam.send(new CreateAccessKeyCommand({}))
      const root = env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      })
      expect(await listUsers(await session(root, codeInput(phone, phone.code(1))))).toBe('ok')
    })

    test('five wrong codes, by whichever operation, make even the right one wait, and not its owner at sign-in', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:*'))
      const bob = await user('bob')
      const phone = await enrolled('alice')
      const bobs = await enrolled('bob')
      const giveAtSignIn = await signInToMfa('alice')
      for (let n = 0; n < codeTriesPerPrincipal; n++) {
        const code = codeInput(phone, phone.code(10 + n))
        await expect(n % 2 ? getToken(alice, code) : tryAssume(alice, code)).rejects.toThrow(wrongCode)
      }
      await expect(getToken(alice, codeInput(phone, phone.code(1)))).rejects.toMatchObject({
        name: 'Throttling',
        message: expect.stringMatching(/^There were too many tries\. Try again in \d minutes\.$/),
      })
      expect(await codeOf(getToken(bob, codeInput(bobs, bobs.code(1))))).toBe('ok')
      expect(await giveAtSignIn(phone, phone.code(1))).toMatchObject({ state: 'signed-in' })
      env().advance(codeTryWindowSeconds)
      const later = env().clients(alice.credentials)
      expect(await codeOf(getToken(later, codeInput(phone, phone.code(1))))).toBe('ok')
    })

    test('two right codes that resynchronise a device give its owner the tries back that a leaked key used up', async () => {
      const alice = await user('alice', allowing('iam:ResyncMFADevice'))
      const bob = await user('bob')
      const [phone, bobs] = [await enrolled('alice'), await enrolled('bob')]
      const wrong = (clients: Clients, device: Authenticator) =>
        codeOf(getToken(env().clients(clients.credentials), codeInput(device, device.code(10))))
      for (let n = 0; n < codeTriesPerDay; n++) {
        expect(await wrong(alice, phone)).toBe('AccessDenied')
        expect(await wrong(bob, bobs)).toBe('AccessDenied')
        env().advance(codeTryWindowSeconds / codeTriesPerPrincipal)
      }
      const owner = env().clients(alice.credentials)
      expect(await codeOf(getToken(owner, codeInput(phone, phone.code())))).toBe('Throttling')
      const of = { UserName: 'alice', SerialNumber: phone.serialNumber }
      const resync = (codes: ReturnType<Authenticator['codes']>) =>
        codeOf(owner.iam.send(new ResyncMFADeviceCommand({ ...of, ...codes })))
      expect(await resync({ ...phone.codes(), AuthenticationCode2: '000000' })).toBe(
        'InvalidAuthenticationCode',
      )
      expect(await codeOf(getToken(owner, codeInput(phone, phone.code())))).toBe('Throttling')
      expect(await resync(phone.codes(-1))).toBe('ok')
      expect(await codeOf(getToken(owner, codeInput(phone, phone.code(1))))).toBe('ok')
      const other = env().clients(bob.credentials)
      expect(await codeOf(getToken(other, codeInput(bobs, bobs.code(1))))).toBe('Throttling')
    })

    test('wrong codes at sign-in keep no program of their owner from its session', async () => {
      const alice = await user('alice')
      const phone = await enrolled('alice')
      const giveAtSignIn = await signInToMfa('alice')
      for (let n = 0; n < codeTriesPerPrincipal; n++)
        expect(await giveAtSignIn(phone, phone.code(10 + n))).toMatchObject({ code: 'MfaFailed' })
      expect(await giveAtSignIn(phone, phone.code(1))).toMatchObject({ code: 'Throttled' })
      expect(await codeOf(getToken(alice, codeInput(phone, phone.code(1))))).toBe('ok')
    })
  })
