import type { CodeDevice } from '../store/mfa-devices.ts'
import { type DeviceOfPrincipal, type MfaParts, moveClock } from './move-clock.ts'
import { resync } from './totp.ts'

/**
 * Sets what is known of the device's clock from two codes that it showed one after the other, and uses both up.
 * Resolves to the device, or to undefined where there is no such device of codes of that principal, or it did not show
 * them within ten minutes of now. It does not count tries (`code-tries.ts`).
 */
export const resyncDevice = (
  parts: MfaParts,
  { code1, code2, ...of }: DeviceOfPrincipal & { readonly code1: string; readonly code2: string },
): Promise<CodeDevice | undefined> =>
  moveClock(parts, of, (device, seed, now) => resync(device, seed, [code1, code2], now))
