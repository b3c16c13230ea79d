import { type TwoCodesProblem, twoCodesProblem } from '../../../../lib/mfa-code.ts'
import type { TwoCodes } from '../../../api/changes/mfa-devices.ts'
import type { MfaDeviceKind } from '../../../api/mfa-device.ts'
import { noCodes } from '../../../ui/two-codes-field.tsx'

/** What a person has chosen and typed so far. */
export interface EnrolmentDraft {
  readonly kind: MfaDeviceKind
  /** Of authenticator apps and passkeys. */
  readonly name: string
  /** Of hardware tokens: what is printed on the back. */
  readonly serialNumber: string
  readonly codes: TwoCodes
}

export const emptyEnrolment: EnrolmentDraft = {
  kind: 'virtual',
  name: '',
  serialNumber: '',
  codes: noCodes,
}

/** Of a passkey the name goes into its ARN with an id behind it. */
const longestName = 64

/** What is wrong with the first step. Source: IAM API Reference, "CreateVirtualMFADevice", `VirtualMFADeviceName`. */
export const nameProblemOf = ({ kind, name }: EnrolmentDraft): string | undefined =>
  kind === 'hardware' || /^[\w+=,.@-]{1,64}$/.test(name)
    ? undefined
    : name === ''
      ? 'Enter a name for the device.'
      : `Use at most ${longestName} letters, digits and the characters + = , . @ - _ .`

export interface SetUpProblems extends TwoCodesProblem {
  readonly serialNumber?: string | undefined
}

/** What is wrong with the second. Source: IAM API Reference, "EnableMFADevice", `SerialNumber`. */
export const setUpProblems = ({ kind, serialNumber, codes }: EnrolmentDraft): SetUpProblems =>
  kind === 'passkey'
    ? {}
    : {
        ...twoCodesProblem(codes.code1, codes.code2),
        ...(kind === 'hardware' && !/^[\w+=/:,.@-]{9,256}$/.test(serialNumber)
          ? {
              serialNumber:
                serialNumber === ''
                  ? 'Enter the serial number on the back of the token.'
                  : 'A serial number has at least nine letters, digits and the characters + = / : , . @ - _ .',
            }
          : {}),
      }

/** Which field a refusal by the service is about; codes are refused both, which is said at the first. */
export const fieldOfFailure = (
  code: string | undefined,
  kind: MfaDeviceKind,
): keyof SetUpProblems | undefined =>
  code === 'InvalidAuthenticationCode'
    ? 'code1'
    : kind === 'hardware' && (code === 'NoSuchEntity' || code === 'EntityAlreadyExists')
      ? 'serialNumber'
      : undefined
