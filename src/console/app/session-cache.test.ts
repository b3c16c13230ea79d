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
  person: { type: 'user', id: 'AIDAALICE', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
  mfa: false,
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

const errorNamed = (name: string) =>
  new IAMServiceException({
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: 403 },
    message: name,
  })

/** Makes a call: credentials in `refused` get an error of this name, others an answer. */
const call = (cache: ReturnType<typeof openCache>, refused: ReadonlySet<string>, name = 'ExpiredToken') => {
  const { iam } = clientsOf(cache.queryClient)
  const answer = async () => {
    const { accessKeyId } = await iam.config.credentials()
    if (refused.has(accessKeyId)) throw errorNamed(name)
    return { output: { $metadata: {}, SummaryMap: { signedBy: accessKeyId } }, response: undefined }
  }
  iam.middlewareStack.add(() => answer as never, { step: 'build' })
  return iam.send(new GetAccountSummaryCommand())
}

test('a call with credentials that are over waits for those of whoever signs in again, and is made with them', async () => {
  const lost = vi.fn()
  const cache = openCache(configuration, session('ASIAONE'), lost)
  const waiting = call(cache, new Set(['ASIAONE']))
  await vi.waitFor(() => expect(lost).toHaveBeenCalledExactlyOnceWith('ASIAONE'))
  cache.sign(session('ASIAONE', 'ASIANEW'))
  expect((await waiting).SummaryMap).toEqual({ signedBy: 'ASIANEW' })
})

test('other failures are those of the call', async () => {
  const lost = vi.fn()
  const cache = openCache(configuration, session('ASIAONE'), lost)
  await expect(call(cache, new Set(['ASIAONE']), 'AccessDenied')).rejects.toThrow('AccessDenied')
  expect(lost).not.toHaveBeenCalled()
})

test('under a role that is over nothing waits: the console of the person themselves opens', async () => {
  const lost = vi.fn()
  const role = { id: 'ASIAONE' } as Session['role']
  const cache = openCache(configuration, { ...session('ASIAONE'), role }, lost)
  await expect(call(cache, new Set(['ASIAONE']))).rejects.toThrow('ExpiredToken')
  expect(lost).toHaveBeenCalledWith('ASIAONE')
})

test('a late refusal of credentials that have been renewed meanwhile does not pass for one of the new', async () => {
  const lost = vi.fn()
  const cache = openCache(configuration, session('ASIAONE'), lost)
  const refused = new Set(['ASIAONE'])
  const waiting = call(cache, refused)
  cache.sign(session('ASIAONE', 'ASIANEW'))
  expect((await waiting).SummaryMap).toEqual({ signedBy: 'ASIANEW' })
  expect(lost).not.toHaveBeenCalledWith('ASIANEW')
})
