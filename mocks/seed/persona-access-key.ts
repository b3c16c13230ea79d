import { newAccessKeyId, newSecretAccessKey } from '../../src/lib/ids.ts'
import { createRandom } from './deterministic.ts'

/** The accounts of the demo. */
export const acmeId = '111122223333'
export const acmeDevId = '444455556666'

const numbersOf = (owner: string, number: number) => createRandom(`access key ${number} of ${owner}`)

/** The id of a persona's access key: the same in every browser, so that examples and tests can name it. */
export const personaAccessKeyId = (owner: string, number = 1): string =>
  newAccessKeyId('AKIA', acmeId, numbersOf(owner, number).bytes)

/** The secret that belongs to `personaAccessKeyId`. It opens nothing but the demo in one's own tab. */
export const personaSecretAccessKey = (owner: string, number = 1): string =>
  newSecretAccessKey(createRandom(`secret ${number} of ${owner}`).bytes)
