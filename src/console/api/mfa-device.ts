/** `virtual`: an authenticator app. `passkey`: a passkey or security key. `hardware`: a TOTP token. */
export type MfaDeviceKind = 'virtual' | 'passkey' | 'hardware'

/** As screens call them. */
export const mfaKindNames: Readonly<Record<MfaDeviceKind, string>> = {
  virtual: 'Authenticator app',
  passkey: 'Passkey or security key',
  hardware: 'Hardware TOTP token',
}

/**
 * What a serial number tells of its device: the API lists devices of all kinds alike.
 * Source: IAM API Reference, "MFADevice", `SerialNumber`.
 */
export const mfaKindOf = (serialNumber: string): MfaDeviceKind => {
  const resource = serialNumber.startsWith('arn:') ? serialNumber.split(':')[5] : undefined
  if (resource?.startsWith('u2f/')) return 'passkey'
  return resource === undefined ? 'hardware' : 'virtual'
}

/** What tells a passkey from others of the same name stands behind the name in its ARN. */
const passkeyId = /-[A-Z2-7]{16,}$/

/** The name that a person gave the device; the serial number of a hardware token, which has none. */
export const mfaNameOf = (serialNumber: string): string => {
  const kind = mfaKindOf(serialNumber)
  if (kind === 'hardware') return serialNumber
  const name = serialNumber.slice(serialNumber.lastIndexOf('/') + 1)
  return kind === 'passkey' ? name.replace(passkeyId, '') : name
}

/** The ARN of an authenticator app that is still to be made. */
export const virtualMfaArn = (accountId: string, name: string): string =>
  `arn:aws:iam::${accountId}:mfa/${name}`

/** Devices that one user can have. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const mostMfaDevices = 8

/** Where there is no room for more. */
export const mfaShortNames: Readonly<Record<MfaDeviceKind, string>> = {
  virtual: 'Virtual',
  passkey: 'Passkey',
  hardware: 'Hardware',
}

/** The kinds of some devices, each once and with its number where there are several: `Virtual (2)`, `Passkey`. */
export const mfaKindsInWords = (serialNumbers: readonly string[]): readonly string[] => {
  const kinds = serialNumbers.map(mfaKindOf)
  return (['virtual', 'passkey', 'hardware'] as const).flatMap(kind => {
    const count = kinds.filter(each => each === kind).length
    return count === 0 ? [] : [count === 1 ? mfaShortNames[kind] : `${mfaShortNames[kind]} (${count})`]
  })
}
