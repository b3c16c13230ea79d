import { HOTP, Secret } from 'otpauth'
import type { CodeDevice } from '../store/mfa-devices.ts'

/** Time-based one-time passwords as authenticator apps make them: RFC 6238 with SHA-1 and six digits. */

/** A code changes every thirty seconds. */
const stepSeconds = 30

/** At sign-in a code may be one step early or late beside what is known of the device's clock. */
const signInWindow = 1

/**
 * Two consecutive codes tell the device's time, within ten minutes of our clock, wherever the device's was last seen: a
 * window around that would walk away with each pair. It costs little: two codes in a row are hit by chance once in
 * 10¹² guesses and steps.
 */
const resyncWindow = 20

/** Bytes of a new seed: 320 bits are 64 characters in base 32, as AWS gives them. */
export const seedLength = 40

/** The number of the time step that `now` lies in. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds)

const secretOf = (seed: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(seed).buffer })

/** The six digits that a device of this seed shows in a time step. */
export const codeAt = (seed: Uint8Array, step: number): string =>
  HOTP.generate({ secret: secretOf(seed), counter: step })

// The library throws over six characters that are more than six bytes.
const isCodeOf = (secret: Secret, step: number, token: string): boolean =>
  step >= 0 && /^[0-9]{6}$/.test(token) && HOTP.validate({ token, secret, counter: step, window: 0 }) !== null

/** What is known of the device's clock, and which of its codes are used up. */
export type DeviceClock = Pick<CodeDevice, 'lastStep' | 'drift'>

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The first step of the stretch that is later than every used one and passes. */
function findStep({ from, to }: Stretch, { lastStep = -1 }: DeviceClock, passes: (step: number) => boolean) {
  for (let step = Math.max(from, lastStep + 1); step <= to; step++) if (passes(step)) return step
  return undefined
}

/**
 * The device's clock after it showed this code, or undefined where the code is wrong, used already, or further than
 * one step from when the device should show it. The drift stays as it was: only two consecutive codes move it, or
 * whoever is a step late again and again would walk the window away.
 */
export function accept(
  clock: DeviceClock,
  seed: Uint8Array,
  code: string,
  now: Date,
): DeviceClock | undefined {
  const secret = secretOf(seed)
  const middle = stepAt(now) + clock.drift
  const stretch = { from: middle - signInWindow, to: middle + signInWindow }
  const step = findStep(stretch, clock, candidate => isCodeOf(secret, candidate, code))
  return step === undefined ? undefined : { drift: clock.drift, lastStep: step }
}

/**
 * The device's clock after it showed these two codes one after the other, or undefined where it did not. Neither
 * code may be used already, so that a device whose clock was set back has to wait until it is past its last code.
 * A pair that fits what is known of the clock leaves the drift as it was: it tells how late the person was, no more.
 */
export function resync(
  clock: DeviceClock,
  seed: Uint8Array,
  codes: readonly [string, string],
  now: Date,
): DeviceClock | undefined {
  const secret = secretOf(seed)
  const ours = stepAt(now)
  const stretch = { from: ours - resyncWindow - 1, to: ours + resyncWindow - 1 }
  const first = findStep(stretch, clock, candidate => {
    // Always both: the time of an answer must not tell that the first was right.
    const right = [isCodeOf(secret, candidate, codes[0]), isCodeOf(secret, candidate + 1, codes[1])]
    return !right.includes(false)
  })
  if (first === undefined) return undefined
  // The second code is what the device shows now, or has shown until a moment ago.
  const drift = first + 1 - ours
  const fits = Math.abs(drift - clock.drift) <= signInWindow
  return { drift: fits ? clock.drift : drift, lastStep: first + 1 }
}
