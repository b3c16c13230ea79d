import type { CodeDevice } from '../store/mfa-devices.ts'
import { type DeviceOfPrincipal, type MfaParts, moveClock } from './move-clock.ts'
import { accept } from './totp.ts'

/**
 * Takes a code of a principal's own device, once: the one way for sign-in, GetSessionToken and AssumeRole.
 * Resolves to the device, or to undefined where there is no such device of codes of that principal, or the code is
 * wrong, further than one step away or used already. It does not count tries (`code-tries.ts`).
 */
export const acceptCode = (
  parts: MfaParts,
  { code, ...of }: DeviceOfPrincipal & { readonly code: string },
): Promise<CodeDevice | undefined> =>
  moveClock(parts, of, (device, seed, now) => accept(device, seed, code, now))
