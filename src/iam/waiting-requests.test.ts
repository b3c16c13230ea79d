import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetRoleCommand,
  ListAccessKeysCommand,
  TagUserCommand,
  UpdateAccessKeyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { type AssumeRoleCommandOutput, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from './store/memory-store.ts'
import type { Store } from './store/port.ts'
import { enrol } from './testing/authenticator.ts'
import { allowing, codeOf, createActingUser } from './testing/principals.ts'
import { createRoleActors } from './testing/role-actors.ts'
import { trusting } from './testing/role-suite.ts'
import { type Clients, createTestService, type TestService } from './testing/test-service.ts'

const everything = allowing('*')
const alice = { UserName: 'alice' }

/** A store whose next write waits until it is let go, as behind a long queue; those after it overtake. */
const createHoldingStore = () => {
  const inner = createMemoryStore()
  let held: { readonly reached: () => void; readonly released: Promise<void> } | undefined
  const store: Store = {
    ...inner,
    write: async (accountId, work) => {
      const wait = held
      held = undefined
      wait?.reached()
      await wait?.released
      return inner.write(accountId, work)
    },
  }
  const holdNextWrite = () => {
    let release = (): void => undefined
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    const reached = new Promise<void>(resolve => {
      held = { reached: resolve, released }
    })
    return { reached, release }
  }
  return { store, holdNextWrite }
}

let env: TestService
let holdNextWrite: ReturnType<typeof createHoldingStore>['holdNextWrite']
let asAlice: Clients
let keyId: string

beforeEach(async () => {
  const holding = createHoldingStore()
  holdNextWrite = holding.holdNextWrite
  env = await createTestService({ store: holding.store })
  asAlice = await createActingUser(env, env.root, 'alice', everything)
  keyId = asAlice.credentials.accessKeyId
  // The use of alice's key must not be the write that is held.
  await asAlice.iam.send(new ListAccessKeysCommand({}))
})

/** Sends as alice, lets root act while the request waits for its turn to write, and tells how it ended. */
const overtaken = async (
  send: () => Promise<unknown>,
  ...acts: readonly (() => Promise<unknown>)[]
): Promise<string> => {
  const { reached, release } = holdNextWrite()
  const answer = codeOf(send())
  // What is refused before it writes has nothing to wait for.
  await Promise.race([reached, answer])
  for (const act of acts) await act()
  release()
  return answer
}

const withdraw = () => env.root.iam.send(new DeleteUserPolicyCommand({ ...alice, PolicyName: 'p' }))
const deleteKey = () => env.root.iam.send(new DeleteAccessKeyCommand({ ...alice, AccessKeyId: keyId }))
const deactivateKey = () =>
  env.root.iam.send(new UpdateAccessKeyCommand({ ...alice, AccessKeyId: keyId, Status: 'Inactive' }))
const rename = () => env.root.iam.send(new UpdateUserCommand({ ...alice, NewUserName: 'alicia' }))
const tag = () => env.root.iam.send(new TagUserCommand({ ...alice, Tags: [{ Key: 'a', Value: 'b' }] }))

describe('while a request waits for its turn to write', () => {
  const createUser = (UserName: string) => () => asAlice.iam.send(new CreateUserCommand({ UserName }))

  test('a permission that is withdrawn no longer counts', async () => {
    expect(await overtaken(createUser('accomplice'), withdraw)).toBe('AccessDenied')
  })

  test('an access key that is deleted no longer counts', async () => {
    expect(await overtaken(createUser('accomplice'), deleteKey)).toBe('InvalidClientTokenId')
  })

  test('a name that passes to somebody else takes no key along', async () => {
    const createKey = () => asAlice.iam.send(new CreateAccessKeyCommand({}))
    const createNamesake = () => env.root.iam.send(new CreateUserCommand(alice))
    expect(await overtaken(createKey, rename, createNamesake)).toBe('ConcurrentModification')
    const { AccessKeyMetadata } = await env.root.iam.send(new ListAccessKeysCommand(alice))
    expect(AccessKeyMetadata).toEqual([])
  })

  test('changes that leave the caller alone do no harm', async () => {
    expect(await overtaken(createUser('friend'), tag)).toBe('ok')
    expect(await env.root.iam.send(new DeleteUserCommand({ UserName: 'friend' }))).toBeDefined()
  })
})

describe('while a request of STS waits to have its code written down', () => {
  const { createRole, tryAssume } = createRoleActors(() => env)
  const role = { RoleName: 'Lister' }
  let code: { readonly SerialNumber: string; readonly TokenCode: string }
  const getToken = () => asAlice.sts.send(new GetSessionTokenCommand(code))
  const assume = () => tryAssume(asAlice, code)
  const trust = (PolicyDocument: string) =>
    env.root.iam.send(new UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument }))
  const distrust = () => trust(trusting({ Service: 'ec2.amazonaws.com' }))
  const deleteRole = async () => {
    await env.root.iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName: 'p' }))
    await env.root.iam.send(new DeleteRoleCommand(role))
  }

  beforeEach(async () => {
    const phone = await enrol(env, env.root, 'phone', 'alice')
    code = { SerialNumber: phone.serialNumber, TokenCode: phone.code(1) }
    await createRole()
  })

  test.each([
    ['a key that is deleted', 'InvalidClientTokenId', deleteKey],
    ['a key that is deactivated', 'InvalidClientTokenId', deactivateKey],
    ['a user that is renamed', 'ConcurrentModification', rename],
    ['nothing that matters', 'ok', tag],
  ])('GetSessionToken overtaken by %s ends with %s', async (_what, answer, act) => {
    expect(await overtaken(getToken, act)).toBe(answer)
  })

  test.each([
    ['a key that is deleted', 'InvalidClientTokenId', deleteKey],
    ['a permission that is withdrawn', 'AccessDenied', withdraw],
    ['a role that trusts others', 'AccessDenied', distrust],
    ['a role that is deleted', 'AccessDenied', deleteRole],
    ['nothing that matters', 'ok', tag],
  ])('AssumeRole overtaken by %s ends with %s', async (_what, answer, act) => {
    expect(await overtaken(assume, act)).toBe(answer)
  })

  test('the session is of the role that bears the name when the code is taken', async () => {
    let assumed: AssumeRoleCommandOutput | undefined
    const send = async () => {
      assumed = await assume()
    }
    expect(await overtaken(send, deleteRole, createRole)).toBe('ok')
    const { Role } = await env.root.iam.send(new GetRoleCommand(role))
    expect(assumed?.AssumedRoleUser?.AssumedRoleId).toBe(`${Role?.RoleId}:session`)
  })
})
