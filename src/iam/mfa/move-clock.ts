import type { Ports } from '../ports.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
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
 * Notes what codes told of a device's clock, so that none of them is good again. False where the principal has no
 * such device of codes, or `moved` does not take them. The seed is opened outside of the write; a wrong code, which
 * a guesser sends by the thousand, costs no write at all.
 */
export async function moveClock(
  { store, ports }: MfaParts,
  of: DeviceOfPrincipal,
  moved: (device: DeviceClock, seed: Uint8Array, now: Date) => DeviceClock | undefined,
): Promise<boolean> {
  const device = await store.read(tx => ownCodeDevice(tx, of))
  if (device === undefined) return false
  const seed = await openSeed(ports, device)
  const now = ports.now()
  if (moved(device, seed, now) === undefined) return false
  return store.write(of.accountId, async tx => {
    const current = await ownCodeDevice(tx, of)
    // Whoever came first has used the code up, or somebody has made another device of the same name.
    if (current?.sealedSeed !== device.sealedSeed) return false
    const change = moved(current, seed, now)
    if (change === undefined) return false
    await tx.put(mfaDevices, { ...current, ...change })
    return true
  })
}
