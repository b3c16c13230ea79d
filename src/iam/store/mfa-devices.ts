import type { Tag } from './collections.ts'
import { type Collection, joinKey } from './port.ts'

interface Common {
  readonly accountId: string
  /** ARN, or the serial number of a hardware token; the API names a device by it. */
  readonly serialNumber: string
  /** Whose it is: AIDA…, or the account id for the root user. Absent while a device of codes belongs to nobody. */
  readonly principalId?: string | undefined
  /** ISO 8601 in UTC; when it was enabled for its user. */
  readonly enableDate?: string | undefined
}

/** A device that shows six digits which change every thirty seconds (RFC 6238, SHA-1). */
interface ShowsCodes extends Common {
  /** The shared secret, sealed (see `mfa/seed.ts`); its associated data name this collection and the serial number. */
  readonly sealedSeed: string
  /** The last time step whose code was accepted: neither it nor one before is accepted again. */
  readonly lastStep?: number | undefined
  /** How many steps the device's clock is ahead of ours, as last seen. */
  readonly drift: number
}

/** An authenticator app, made by CreateVirtualMFADevice. */
export interface VirtualMfaDevice extends ShowsCodes {
  readonly kind: 'virtual'
  readonly createDate: string
  readonly tags: readonly Tag[]
}

/** A hardware TOTP token, whose seed its operator has imported. */
export interface HardwareMfaDevice extends ShowsCodes {
  readonly kind: 'hardware'
}

/** A passkey or security key (Web Authentication). */
export interface Passkey extends Common {
  readonly kind: 'passkey'
  readonly principalId: string
  readonly enableDate: string
  /** As the person named it. */
  readonly name: string
  /** Scheme, host and port of the page that registered it: it is taken from no other page. */
  readonly origin: string
  /** Base64url. */
  readonly credentialId: string
  /** COSE, in base64url. */
  readonly publicKey: string
  /** The authenticator's signature counter as last seen; 0 where it keeps none. */
  readonly counter: number
  /** How the browser reaches it, such as `internal` or `usb`. */
  readonly transports: readonly string[]
  readonly tags: readonly Tag[]
}

export type CodeDevice = VirtualMfaDevice | HardwareMfaDevice

export type StoredMfaDevice = CodeDevice | Passkey

/** Virtual devices alone are listed for a whole account. */
const ifVirtual = (d: StoredMfaDevice, assigned?: boolean): string | undefined =>
  d.kind === 'virtual' && (assigned === undefined || assigned === (d.principalId !== undefined))
    ? joinKey(d.accountId, d.serialNumber)
    : undefined

export const mfaDevices: Collection<StoredMfaDevice> = {
  name: 'mfa_devices',
  key: d => joinKey(d.accountId, d.serialNumber),
  indexes: {
    byPrincipal: d =>
      d.principalId === undefined
        ? undefined
        : joinKey(d.accountId, d.principalId, d.enableDate ?? '', d.serialNumber),
    virtual: d => ifVirtual(d),
    assigned: d => ifVirtual(d, true),
    unassigned: d => ifVirtual(d, false),
  },
}
