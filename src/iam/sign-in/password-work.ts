import { ServiceError } from '../errors.ts'
import type { Passwords } from '../ports.ts'

/** So many passwords are worked on or wait at most: a few seconds of work for one processor. */
const mostUnderWay = 100

/** Verifies a counted try. One that could not be looked at, for whatever reason, was no guess and is taken back. */
export const verifyTry = (
  passwords: Pick<Passwords, 'verify'>,
  hash: string,
  password: string,
  takeBack: () => void,
): Promise<boolean> =>
  passwords.verify(hash, password).catch((error: unknown) => {
    takeBack()
    throw error
  })

/**
 * Passwords whose queue has an end. Hashing costs so much on purpose that a crowd from many addresses, which no
 * throttle of one address or name holds back, could let everybody wait for minutes; past the end of the queue it
 * is refused at once, as `Throttling`, before any work.
 */
export function limitPasswordWork(passwords: Passwords, most = mostUnderWay): Passwords {
  let underWay = 0
  const inQueue = async <R>(work: () => Promise<R>): Promise<R> => {
    if (underWay >= most) throw new ServiceError('Throttling', 400, 'Rate exceeded')
    underWay++
    try {
      return await work()
    } finally {
      underWay--
    }
  }
  return {
    hash: password => inQueue(() => passwords.hash(password)),
    verify: (hash, password) => inQueue(() => passwords.verify(hash, password)),
  }
}
