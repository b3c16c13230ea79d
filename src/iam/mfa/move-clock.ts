import type { Ports } from '../ports.ts'
import { type CodeDevice, mfaDevices } from '../store/mfa-devices.ts'
import type { Store } from '../store/port.ts'
import { ownCodeDevice } from './devices.ts'
import { openSeed } from './seed.ts'
import type { DeviceClock } from './totp.ts'

export interface MfaParts {
  readonly store: Store
  readonly ports: Pick<Ports, 'now' | 'sealer'>
}

export interface DeviceOfPrincipal {
  readonly accountId: string
  /** AIDA…, or the account id for the root user. */
  readonly principalId: string
  /** ARN, or the serial number of a hardware token. */
  readonly serialNumber: string
}

/**
 * Notes what codes told of a device's clock, so that none of them is good again. Gives the device that took them, whose
 * sealed seed tells it from another of the same name; undefined where the principal has no such device of codes, or
 * `moved` does not take them. The seed is opened outside of the write; a wrong code, which
 * a guesser sends by the thousand, costs no write at all.
 */
export async function moveClock(
  { store, ports }: MfaParts,
  of: DeviceOfPrincipal,
  moved: (device: DeviceClock, seed: Uint8Array, now: Date) => DeviceClock | undefined,
): Promise<CodeDevice | undefined> {
  const device = await store.read(tx => ownCodeDevice(tx, of))
  if (device === undefined) return undefined
  const seed = await openSeed(ports, device)
  const now = ports.now()
  if (moved(device, seed, now) === undefined) return undefined
  return store.write(of.accountId, async tx => {
    const current = await ownCodeDevice(tx, of)
    // Whoever came first has used the code up, or somebody has made another device of the same name.
    if (current?.sealedSeed !== device.sealedSeed) return undefined
    const change = moved(current, seed, now)
    if (change === undefined) return undefined
    const after = { ...current, ...change }
    await tx.put(mfaDevices, after)
    return after
  })
}
