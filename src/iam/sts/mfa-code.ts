import { ServiceError } from '../errors.ts'
import { acceptCode } from '../mfa/accept-code.ts'
import type { CodeTries } from '../mfa/code-tries.ts'
import type { DeviceOfPrincipal, MfaParts } from '../mfa/move-clock.ts'
import type { Call } from '../operation.ts'
import { Refusal } from '../sign-in/refusal.ts'

interface MfaInput {
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
}

// AWS's sentences, with their spaces.
const mfaFailed = (how: string): ServiceError =>
  new ServiceError('AccessDenied', 403, `MultiFactorAuthentication failed${how}`)

/** Whether a request brings a code at all. Whether it is right is for `proveMfa` to say, once the rest is allowed. */
export const bringsCode = ({ SerialNumber, TokenCode }: MfaInput): boolean =>
  SerialNumber !== undefined || TokenCode !== undefined

/**
 * Takes the code that a request of STS brings for a device of the caller's own. Gives the time in seconds since 1970,
 * or undefined where the request brings none. Throws AWS's AccessDenied, and Throttling after too many wrong codes.
 */
export async function proveMfa({
  input,
  caller,
  view,
  now,
  acceptCode: accept,
}: Call<MfaInput>): Promise<number | undefined> {
  if (!bringsCode(input)) return undefined
  const { SerialNumber: serialNumber, TokenCode: code } = input
  if (serialNumber === undefined || code === undefined)
    throw mfaFailed(', must provide both MFA serial number and one time pass code.')
  const device = view.mfaDevice(serialNumber)
  if (device?.principalId !== caller.principalId || device.kind === 'passkey')
    throw mfaFailed(
      ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  if (!(await accept(serialNumber, code))) throw mfaFailed(' with invalid MFA one time pass code. ')
  return Math.floor(now.getTime() / 1000)
}

/** Accepts a code as sign-in does, out of tries of its own. Throws Throttling when there is none left. */
export async function acceptCountedCode(
  parts: MfaParts & { readonly codeTries: CodeTries },
  of: DeviceOfPrincipal & { readonly code: string },
): Promise<boolean> {
  const takeBack = beginTry(parts.codeTries, of)
  const accepted = (await acceptCode(parts, of)) !== undefined
  if (accepted) takeBack()
  return accepted
}

function beginTry(codeTries: CodeTries, { accountId, principalId }: DeviceOfPrincipal): () => void {
  try {
    return codeTries.begin('sts', accountId, principalId)
  } catch (error) {
    if (error instanceof Refusal) throw new ServiceError('Throttling', 400, error.message)
    throw error
  }
}
