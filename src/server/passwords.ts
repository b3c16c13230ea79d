import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '../iam/ports.ts'

/** argon2id (the value of the package's `Algorithm.Argon2id`), 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Passwords off the event loop. At most `concurrency` run at once, the rest wait in turn: the thread pool is
 * shared with the store and with cryptography, and a crowd that signs in must not take all of it.
 */
export const createPasswords = (concurrency = Math.max(1, availableParallelism() - 1)): Passwords => {
  const inTurn = limitConcurrency(Math.min(concurrency, 3))
  return {
    hash: password => inTurn(() => hash(password, parameters)),
    verify: (passwordHash, password) => inTurn(() => verify(passwordHash, password)),
  }
}

type InTurn = <R>(work: () => Promise<R>) => Promise<R>

const limitConcurrency = (limit: number): InTurn => {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place is handed on to the one that waits longest, or given up.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
