import type { MFADevice } from '@aws-sdk/client-iam'

/** From sign-in to the end of a session. */
const sessionMs = 12 * 60 * 60 * 1000

/**
 * Whether somebody who has these devices opened the session with MFA: whoever had one by then was asked for it.
 * `expiration` is the session's, in ISO 8601.
 */
export const signedInWithMfa = (
  devices: readonly Pick<MFADevice, 'EnableDate'>[],
  expiration: string,
): boolean => {
  const signedInAt = Date.parse(expiration) - sessionMs
  return devices.some(({ EnableDate }) => EnableDate !== undefined && EnableDate.getTime() <= signedInAt)
}
