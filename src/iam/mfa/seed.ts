import type { Ports } from '../ports.ts'
import { type CodeDevice, mfaDevices } from '../store/mfa-devices.ts'

type Named = Pick<CodeDevice, 'accountId' | 'serialNumber'>

/** The associated data under which a device's seed is sealed. */
const seedPlace = ({ accountId, serialNumber }: Named): string =>
  `${mfaDevices.name}/${accountId}/${serialNumber}/seed`

/** The seed as it is stored with its device; it opens with this device's account and serial number only. */
export const sealSeed = ({ sealer }: Pick<Ports, 'sealer'>, of: Named, seed: Uint8Array): Promise<string> =>
  sealer.seal(seed, seedPlace(of))

/** The seed of a stored device. Throws `SealBroken`. */
export const openSeed = (
  { sealer }: Pick<Ports, 'sealer'>,
  device: Named & Pick<CodeDevice, 'sealedSeed'>,
): Promise<Uint8Array> => sealer.open(device.sealedSeed, seedPlace(device))
