import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  ListAccessKeysCommand,
  PutUserPolicyCommand,
  TagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from './store/memory-store.ts'
import type { Store } from './store/port.ts'
import { type Clients, createTestService, type TestService } from './testing/test-service.ts'

const everything = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
const alice = { UserName: 'alice' }

/** A store whose next write waits until it is let go, as behind a long queue; those after it overtake. */
const createHoldingStore = () => {
  const inner = createMemoryStore()
  let held: Promise<void> | undefined
  const store: Store = {
    ...inner,
    write: async (accountId, work) => {
      const wait = held
      held = undefined
      await wait
      return inner.write(accountId, work)
    },
  }
  return {
    store,
    holdNextWrite: (): (() => void) => {
      let release = (): void => undefined
      held = new Promise(resolve => {
        release = resolve
      })
      return release
    },
  }
}

let env: TestService
let holdNextWrite: () => () => void
let asAlice: Clients
let keyId: string

beforeEach(async () => {
  const holding = createHoldingStore()
  holdNextWrite = holding.holdNextWrite
  env = await createTestService({ store: holding.store })
  await env.root.iam.send(new CreateUserCommand(alice))
  await env.root.iam.send(new PutUserPolicyCommand({ ...alice, PolicyName: 'p', PolicyDocument: everything }))
  const { AccessKey } = await env.root.iam.send(new CreateAccessKeyCommand(alice))
  keyId = AccessKey?.AccessKeyId ?? ''
  asAlice = env.clients({ accessKeyId: keyId, secretAccessKey: AccessKey?.SecretAccessKey ?? '' })
  // The use of alice's key must not be the write that is held.
  await asAlice.iam.send(new ListAccessKeysCommand({}))
})

/** Sends as alice, lets root act while that waits for its turn, and tells how alice's request ended. */
const overtaken = async (
  request: Promise<unknown>,
  release: () => void,
  act: () => Promise<unknown>,
): Promise<string> => {
  const answer = request.then(
    () => 'ok',
    (error: { name: string }) => error.name,
  )
  // Long enough for the request to reach the store; everything on its way there is in memory.
  await new Promise(resolve => setTimeout(resolve, 20))
  await act()
  release()
  return answer
}

describe('while a request waits for its turn to write', () => {
  test('a permission that is withdrawn no longer counts', async () => {
    const release = holdNextWrite()
    const request = asAlice.iam.send(new CreateUserCommand({ UserName: 'accomplice' }))
    const answer = await overtaken(request, release, () =>
      env.root.iam.send(new DeleteUserPolicyCommand({ ...alice, PolicyName: 'p' })),
    )
    expect(answer).toMatch(/^AccessDenied/)
  })

  test('an access key that is deleted no longer counts', async () => {
    const release = holdNextWrite()
    const request = asAlice.iam.send(new CreateUserCommand({ UserName: 'accomplice' }))
    const answer = await overtaken(request, release, () =>
      env.root.iam.send(new DeleteAccessKeyCommand({ ...alice, AccessKeyId: keyId })),
    )
    expect(answer).toBe('InvalidClientTokenId')
  })

  test('a name that passes to somebody else takes no key along', async () => {
    const release = holdNextWrite()
    const request = asAlice.iam.send(new CreateAccessKeyCommand({}))
    const answer = await overtaken(request, release, async () => {
      await env.root.iam.send(new UpdateUserCommand({ ...alice, NewUserName: 'alicia' }))
      await env.root.iam.send(new CreateUserCommand(alice))
    })
    expect(answer).toMatch(/^ConcurrentModification/)
    const { AccessKeyMetadata } = await env.root.iam.send(new ListAccessKeysCommand(alice))
    expect(AccessKeyMetadata).toEqual([])
  })

  test('changes that leave the caller alone do no harm', async () => {
    const release = holdNextWrite()
    const request = asAlice.iam.send(new CreateUserCommand({ UserName: 'friend' }))
    const answer = await overtaken(request, release, () =>
      env.root.iam.send(new TagUserCommand({ ...alice, Tags: [{ Key: 'a', Value: 'b' }] })),
    )
    expect(answer).toBe('ok')
    expect(await env.root.iam.send(new DeleteUserCommand({ UserName: 'friend' }))).toBeDefined()
  })
})
