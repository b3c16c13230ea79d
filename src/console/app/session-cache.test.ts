import { IAMServiceException } from '@aws-sdk/client-iam'
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

test('credentials that the service does not accept any more are told, other failures are not', async () => {
  const lost = vi.fn()
  const { queryClient } = openCache(configuration, session('ASIAONE'), lost)
  const failing = (name: string) => () =>
    Promise.reject(
      new IAMServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: 403 }, message: name }),
    )
  const ask = (name: string) => queryClient.prefetchQuery({ queryKey: [name], queryFn: failing(name) })
  await ask('AccessDenied')
  expect(lost).not.toHaveBeenCalled()
  await ask('ExpiredToken')
  expect(lost).toHaveBeenCalledWith('ASIAONE')
})
