import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { defineChange, forgetEnded, makeChange } from './change.ts'
import { bindClients, createClients, onlyThese } from './clients.ts'

const endpoint = 'http://localhost/'

const cache = (): QueryClient => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000 } } })
  bindClients(
    queryClient,
    createClients(
      { iam: endpoint, sts: endpoint, signIn: endpoint },
      onlyThese({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token', expiration: '' }),
    ),
  )
  return queryClient
}

const bob = ['users', 'one', 'bob'] as const

const deletion = (run: () => Promise<void>) =>
  defineChange({
    run: (_clients, _name: string) => run(),
    touches: () => [],
    ends: name => [['users', 'one', name]],
  })

test('something deleted is not shown from the cache any more, and others are', async () => {
  const queryClient = cache()
  queryClient.setQueryData([...bob, 'user'], 'Bob')
  queryClient.setQueryData([...bob, 'groups'], ['Developers'])
  queryClient.setQueryData(['users', 'one', 'carol', 'user'], 'Carol')
  await makeChange(
    queryClient,
    deletion(() => Promise.resolve()),
    'bob',
  )
  expect(queryClient.getQueriesData({ queryKey: bob })).toEqual([])
  expect(queryClient.getQueryData(['users', 'one', 'carol', 'user'])).toBe('Carol')
})

test('something whose deletion is refused stays', async () => {
  const queryClient = cache()
  queryClient.setQueryData([...bob, 'user'], 'Bob')
  const refused = deletion(() => Promise.reject(new Error('refused')))
  await expect(makeChange(queryClient, refused, 'bob')).rejects.toThrow('refused')
  expect(queryClient.getQueryData([...bob, 'user'])).toBe('Bob')
})

test('the screen that deletes itself keeps what it shows; whoever comes back asks again', async () => {
  const queryClient = cache()
  const queryFn = vi.fn().mockResolvedValueOnce('Bob').mockRejectedValue(new Error('NoSuchEntity'))
  const query = { queryKey: [...bob, 'user'], queryFn, retry: false }
  const observer = new QueryObserver(queryClient, query)
  const leave = observer.subscribe(() => {})
  await queryClient.fetchQuery(query)
  forgetEnded(queryClient, [bob])
  expect(observer.getCurrentResult().data).toBe('Bob')
  expect(queryFn).toHaveBeenCalledTimes(1)
  leave()
  await expect(queryClient.fetchQuery(query)).rejects.toThrow('NoSuchEntity')
})
