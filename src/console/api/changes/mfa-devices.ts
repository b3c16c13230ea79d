import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import type { Clients } from '../clients.ts'
import { mfaKindOf } from '../mfa-device.ts'
import { accountKeys } from '../queries/account.ts'
import type { Owner } from '../queries/credentials.ts'
import { labelTag, mfaKeys } from '../queries/mfa-devices.ts'

interface OfOwner {
  /** Undefined for the root user, which means itself. */
  readonly userName: Owner
}

interface OfDevice {
  readonly serialNumber: string
}

/** Two codes that a device showed one after the other. */
export interface TwoCodes {
  readonly code1: string
  readonly code2: string
}

const touched = ({ userName }: OfOwner) => [mfaKeys.ofOwner(userName), mfaKeys.virtual, accountKeys.summary]
const virtualTouched = () => [mfaKeys.virtual, accountKeys.summary]

/** An authenticator app that is nobody's yet, with what nobody can ask for again. */
export interface NewVirtualDevice {
  readonly serialNumber: string
  /** The shared secret in base-32, as authenticator apps take it. */
  readonly secret: string
  /** PNG, 8-bit. */
  readonly qrCode: Uint8Array<ArrayBuffer>
}

/** Makes an authenticator app, for `enableMfaDevice` to give to somebody. */
export const createVirtualMfaDevice = defineChange({
  run: async ({ iam }, { name }: { name: string }): Promise<NewVirtualDevice> => {
    const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name })
    const { SerialNumber, Base32StringSeed, QRCodePNG } = (await iam.send(command)).VirtualMFADevice ?? {}
    if (SerialNumber === undefined || Base32StringSeed === undefined || QRCodePNG === undefined)
      throw new Error('The service answered no virtual MFA device.')
    return {
      serialNumber: SerialNumber,
      // The API's blob holds the letters themselves, not what they stand for.
      secret: new TextDecoder().decode(Base32StringSeed),
      qrCode: new Uint8Array(QRCodePNG),
    }
  },
  touches: virtualTouched,
})

/** Deletes an authenticator app that is nobody's. */
export const deleteVirtualMfaDevice = defineChange({
  run: async ({ iam }, { serialNumber }: OfDevice) => {
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber }))
  },
  touches: virtualTouched,
})

/** Gives a device to its user, who proves by two codes to hold it. */
export const enableMfaDevice = defineChange({
  run: async ({ iam }, { userName, serialNumber, code1, code2 }: OfOwner & OfDevice & TwoCodes) => {
    const command = new EnableMFADeviceCommand({
      UserName: userName,
      SerialNumber: serialNumber,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    })
    await iam.send(command)
  },
  touches: touched,
})

/** Tells the service how far the device's clock has gone wrong. */
export const resyncMfaDevice = defineChange({
  run: async ({ iam }, { userName, serialNumber, code1, code2 }: OfOwner & OfDevice & TwoCodes) => {
    const command = new ResyncMFADeviceCommand({
      UserName: userName,
      SerialNumber: serialNumber,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    })
    await iam.send(command)
  },
  touches: () => [],
})

/** Takes a device off its user; an authenticator app remains in the account, as nobody's. */
export const deactivateMfaDevice = defineChange({
  run: async ({ iam }, { userName, serialNumber }: OfOwner & OfDevice) => {
    await iam.send(new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber: serialNumber }))
  },
  touches: touched,
})

/** Shows another label from now on, or none. */
export const setMfaLabel = defineChange({
  run: async ({ iam }, { serialNumber, label }: OfDevice & { label: string }) => {
    await (label === ''
      ? iam.send(new UntagMFADeviceCommand({ SerialNumber: serialNumber, TagKeys: [labelTag] }))
      : iam.send(
          new TagMFADeviceCommand({ SerialNumber: serialNumber, Tags: [{ Key: labelTag, Value: label }] }),
        ))
  },
  touches: ({ serialNumber }) => [mfaKeys.label(serialNumber)],
})

/** Takes a device off its user for good: an authenticator app is deleted, so that it does not remain as nobody's. */
export const removeMfaDevice = defineChange({
  run: async (clients: Clients, input: OfOwner & OfDevice) => {
    await deactivateMfaDevice.run(clients, input)
    if (mfaKindOf(input.serialNumber) === 'virtual') await deleteVirtualMfaDevice.run(clients, input)
  },
  touches: touched,
})
