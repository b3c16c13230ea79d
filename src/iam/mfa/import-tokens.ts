import { decodeBase32 } from '../../lib/base32.ts'
import { ServiceError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { type HardwareMfaDevice, mfaDevices } from '../store/mfa-devices.ts'
import type { Store } from '../store/port.ts'
import { sealSeed } from './seed.ts'

export interface HardwareToken {
  readonly serialNumber: string
  readonly seed: Uint8Array
}

/** RFC 4226 wants 128 bits at least; what is longer than a block of SHA-1 is no seed of a token. */
const seedBytes = { least: 16, most: 64 }

/** Base 32 in either case and with or without its padding, as vendors write it; undefined for anything else. */
function readSeed(text: string): Uint8Array | undefined {
  const seed = decodeBase32(text.toUpperCase().replace(/=+$/, ''))
  return seed === undefined || seed.length < seedBytes.least || seed.length > seedBytes.most
    ? undefined
    : seed
}

/**
 * The tokens of a text with a serial number and a seed in base 32 on each line. Gives the problem of the first line
 * that has one, in a sentence that never holds a seed.
 */
export function readTokens(
  text: string,
): { readonly tokens: HardwareToken[] } | { readonly problem: string } {
  const tokens: HardwareToken[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [serialNumber = '', seedText = '', ...more] = line.trim().split(/\s+/)
    const seed = readSeed(seedText)
    const where = `Line ${index + 1}`
    if (seed === undefined || more.length > 0)
      return {
        problem: `${where} must be a serial number, a space, and a seed of ${seedBytes.least} to ${seedBytes.most} bytes in base 32 (A to Z and 2 to 7).`,
      }
    // As the API names devices; ARNs are the names of virtual ones.
    if (!/^[\w+=/:,.@-]{9,256}$/.test(serialNumber) || serialNumber.startsWith('arn:'))
      return {
        problem: `${where} has "${serialNumber}", which is no serial number: it has 9 to 256 letters, digits and characters of +=/:,.@-_ and is no ARN.`,
      }
    if (tokens.some(token => token.serialNumber === serialNumber))
      return { problem: `${where} has the serial number ${serialNumber}, which stands further up already.` }
    tokens.push({ serialNumber, seed })
  }
  return tokens.length === 0
    ? { problem: 'There is no token: give a serial number and a seed in base 32 on each line.' }
    : { tokens }
}

/**
 * Makes tokens known to an account, all or none; EnableMFADevice then gives each to a user. Throws
 * `EntityAlreadyExists` where one is known already.
 */
export async function importTokens(
  store: Store,
  ports: Pick<Ports, 'sealer'>,
  accountId: string,
  tokens: readonly HardwareToken[],
): Promise<void> {
  const devices = await Promise.all(
    tokens.map(
      async ({ serialNumber, seed }): Promise<HardwareMfaDevice> => ({
        kind: 'hardware',
        accountId,
        serialNumber,
        sealedSeed: await sealSeed(ports, { accountId, serialNumber }, seed),
        drift: 0,
      }),
    ),
  )
  await store.write(accountId, async tx => {
    for (const device of devices) {
      if ((await tx.get(mfaDevices, mfaDevices.key(device))) !== undefined)
        throw new ServiceError(
          'EntityAlreadyExists',
          409,
          `A device with the serial number ${device.serialNumber} is in the account already: leave it out.`,
        )
      await tx.put(mfaDevices, device)
    }
  })
}
