import { GetAccountSummaryCommand, IAMServiceException } from '@aws-sdk/client-iam'
import { expect, test, vi } from 'vitest'
import { clientsOf } from '../api/clients.ts'
import type { Session } from '../api/role-session.ts'
import { openCache } from './session-cache.ts'

const configuration = {
  iam: 'http://localhost/',
  sts: 'http://localhost/',
  signIn: 'http://localhost/sign-in',
}

const session = (id: string, accessKeyId = id): Session => ({
  id,
  credentials: {
    accessKeyId,
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: '2026-01-06T00:00:00Z',
  },
  account: { id: '111122223333' },
  principal: { type: 'user', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
  person: { type: 'user', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
})
const signsAs = async (cache: ReturnType<typeof openCache>) =>
  (await clientsOf(cache.queryClient).iam.config.credentials()).accessKeyId

test('two sessions share no answer and sign with their own credentials', async () => {
  const [one, other] = ['ASIAONE', 'ASIAOTHER'].map(id => openCache(configuration, session(id), () => {}))
  if (one === undefined || other === undefined) throw new Error('there are two')
  one.queryClient.setQueryData(['users', 'list'], ['bob'])
  expect(other.queryClient.getQueryData(['users', 'list'])).toBeUndefined()
  expect([await signsAs(one), await signsAs(other)]).toEqual(['ASIAONE', 'ASIAOTHER'])
})

test('renewed credentials go on with the answers that are there; those of another session are refused', async () => {
  const cache = openCache(configuration, session('ASIAONE'), () => {})
  cache.queryClient.setQueryData(['users', 'list'], ['bob'])
  cache.sign(session('ASIAONE', 'ASIANEW'))
  expect(await signsAs(cache)).toBe('ASIANEW')
  expect(cache.queryClient.getQueryData(['users', 'list'])).toEqual(['bob'])
  expect(() => cache.sign(session('ASIAOTHER'))).toThrow('one session')
})

test('closing forgets all answers', () => {
  const cache = openCache(configuration, session('ASIAONE'), () => {})
  cache.queryClient.setQueryData(['users', 'list'], ['bob'])
  cache.close()
  expect(cache.queryClient.getQueryData(['users', 'list'])).toBeUndefined()
})

/** Makes a call whose answer is an error of this name, and comes when `answer` is called. */
const beginCall = (cache: ReturnType<typeof openCache>, name: string) => {
  const { iam } = clientsOf(cache.queryClient)
  const error = new IAMServiceException({
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: 403 },
    message: name,
  })
  let answer = (): void => {}
  const answered = new Promise<void>(resolve => {
    answer = resolve
  })
  const fail = async (): Promise<never> => {
    await answered
    throw error
  }
  iam.middlewareStack.add(() => fail, { step: 'build' })
  const failed = expect(iam.send(new GetAccountSummaryCommand())).rejects.toBe(error)
  return () => {
    answer()
    return failed
  }
}

test('credentials that the service does not accept any more are told, other failures are not', async () => {
  const lost = vi.fn()
  const open = () => openCache(configuration, session('ASIAONE'), lost)
  await beginCall(open(), 'AccessDenied')()
  expect(lost).not.toHaveBeenCalled()
  await beginCall(open(), 'ExpiredToken')()
  expect(lost).toHaveBeenCalledWith('ASIAONE')
})

test('a late refusal of credentials that have been renewed meanwhile does not pass for one of the new', async () => {
  const lost = vi.fn()
  const cache = openCache(configuration, session('ASIAONE'), lost)
  const answer = beginCall(cache, 'ExpiredToken')
  cache.sign(session('ASIAONE', 'ASIANEW'))
  await answer()
  expect(lost).toHaveBeenCalledExactlyOnceWith('ASIAONE')
})
