import { expect, test } from 'vitest'
import { limitPasswordWork, verifyTry } from './password-work.ts'
import { refusalOf } from './refusal.ts'

/** Passwords that wait until they are let go, and then fail or succeed. */
const createSlowPasswords = () => {
  const waiting: ((error?: Error) => void)[] = []
  const wait = <R>(result: R): Promise<R> =>
    new Promise((resolve, reject) => waiting.push(error => (error ? reject(error) : resolve(result))))
  return { waiting, passwords: { hash: () => wait('hash'), verify: () => wait(true) } }
}

test('a crowd that signs in at once is refused past the end of the queue, and let in again later', async () => {
  const { waiting, passwords } = createSlowPasswords()
  const limited = limitPasswordWork(passwords, 3)
  const first = [limited.verify('h', 'p'), limited.verify('h', 'p'), limited.hash('p')]
  await expect(limited.verify('h', 'p')).rejects.toMatchObject({ code: 'Throttling' })
  expect(waiting).toHaveLength(3)
  for (const release of waiting.splice(0)) release()
  expect(await Promise.all(first)).toEqual([true, true, 'hash'])
  const later = limited.verify('h', 'p')
  for (const release of waiting.splice(0)) release()
  expect(await later).toBe(true)
})

test('work that fails gives its place back', async () => {
  const { waiting, passwords } = createSlowPasswords()
  const limited = limitPasswordWork(passwords, 1)
  const failing = limited.hash('p')
  waiting.pop()?.(new Error('no memory'))
  await expect(failing).rejects.toThrow('no memory')
  const next = limited.hash('p')
  waiting.pop()?.()
  expect(await next).toBe('hash')
})

test('a person is told to wait, not that the service failed', async () => {
  const limited = limitPasswordWork(createSlowPasswords().passwords, 0)
  const error: unknown = await limited.hash('p').catch((thrown: unknown) => thrown)
  expect(refusalOf(error)).toMatchObject({ status: 429, code: 'Throttled', retryAfterSeconds: 5 })
})

test('a password that could not be looked at does not count as a wrong one', async () => {
  const { waiting, passwords } = createSlowPasswords()
  let takenBack = 0
  const tried = [1, 2].map(() => verifyTry(passwords, 'h', 'p', () => takenBack++))
  waiting[0]?.(new Error('busy'))
  waiting[1]?.()
  await expect(tried[0]).rejects.toThrow('busy')
  expect(await tried[1]).toBe(true)
  expect(takenBack).toBe(1)
})
