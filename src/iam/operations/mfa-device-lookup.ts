import { iamArn } from '../../lib/arn.ts'
import { noSuch, type ServiceError } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import type { CodeDevice, StoredMfaDevice } from '../store/mfa-devices.ts'
import { resourceTagContext } from './tags.ts'

export const noSuchDevice = (serialNumber: string): ServiceError => {
  const what = serialNumber.includes(':mfa/') ? 'VirtualMFADevice' : 'MFADevice'
  return noSuch(`${what} with serial number ${serialNumber} doesn't exist.`)
}

/** Hardware tokens have no tags, as with AWS. */
const tagsOf = (device: StoredMfaDevice | undefined) =>
  device === undefined || device.kind === 'hardware' ? undefined : device.tags

/**
 * What an operation on a device by itself must be allowed on. Devices are named by their ARN, which is what policies
 * know them by; a hardware token, which has none, stands at the root path.
 */
export function onMfaDevice(
  call: Call<unknown>,
  serialNumber = '',
  context: Authorization['context'] = {},
): Authorization {
  const isArn = serialNumber.startsWith('arn:')
  return {
    resource: isArn ? serialNumber : iamArn(call.accountId, 'mfa', '/', serialNumber),
    context: { ...resourceTagContext(tagsOf(call.view.mfaDevice(serialNumber))), ...context },
  }
}

/** The device without the user that it belonged to. What is known of its clock and of used codes stays. */
export function unassigned({
  principalId: _principalId,
  enableDate: _enableDate,
  ...device
}: CodeDevice): CodeDevice {
  return device
}
