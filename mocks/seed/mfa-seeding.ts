import { sealSeed } from '../../src/iam/mfa/seed.ts'
import type { Ports } from '../../src/iam/ports.ts'
import { mfaDevices } from '../../src/iam/store/mfa-devices.ts'
import type { WriteTx } from '../../src/iam/store/port.ts'
import { iamArn } from '../../src/lib/arn.ts'
import { decodeBase32, encodeBase32 } from '../../src/lib/base32.ts'
import { encodeBase64url } from '../../src/lib/base64url.ts'
import { createAges } from './ages.ts'
import { createRandom } from './deterministic.ts'
import type { Made } from './seeding.ts'

interface Enrolment {
  /** Whose it is; nobody's unless given. */
  readonly of?: Made
  /** How many days ago it was made, and enabled where it is somebody's. */
  readonly age: number
  /** Base 32; derived from the name unless given. Demonstration data that everybody may know. */
  readonly seed?: string
}

export interface MfaSeeding {
  virtual(given: Enrolment & { readonly name: string }): Promise<void>
  hardware(given: Enrolment & { readonly serialNumber: string }): Promise<void>
  /** Its private key is nobody's: it can be looked at, and taken away. */
  passkey(given: { readonly of: Made; readonly age: number; readonly name: string }): Promise<void>
}

/** A public key of the curve P-256, as COSE in base64url. */
const publicKey =
  'pQECAyYgASFYICIIkLTT-l7bDepLCmOsmcmPVhR-6lpEXpzYNKQhYJLIIlggfOWjliSjXJedixUqCbMEBlUeuNX3k8S_12H0At_C910'

/** Gives MFA devices to the people of one account, inside a transaction. */
export function createMfaSeeding(tx: WriteTx, ports: Ports, accountId: string): MfaSeeding {
  const ago = createAges(ports.now().getTime())

  const codeDevice = async (serialNumber: string, { of, age, seed }: Enrolment) => {
    const bytes =
      seed === undefined ? createRandom(`seed of ${accountId} ${serialNumber}`).bytes(20) : decodeBase32(seed)
    if (bytes === undefined) throw new RangeError(`the seed of ${serialNumber} is not in base 32`)
    return {
      accountId,
      serialNumber,
      sealedSeed: await sealSeed(ports, { accountId, serialNumber }, bytes),
      drift: 0,
      ...(of === undefined ? {} : { principalId: of.id, enableDate: ago(age, serialNumber) }),
    }
  }

  return {
    virtual: async ({ name, ...given }) => {
      const device = await codeDevice(iamArn(accountId, 'mfa', '/', name), given)
      const createDate = ago(given.age, device.serialNumber)
      await tx.put(mfaDevices, { ...device, kind: 'virtual', createDate, tags: [] })
    },

    hardware: async ({ serialNumber, ...given }) => {
      await tx.put(mfaDevices, { ...(await codeDevice(serialNumber, given)), kind: 'hardware' })
    },

    passkey: async ({ of, age, name }) => {
      const random = createRandom(`passkey ${accountId} ${of.name} ${name}`)
      await tx.put(mfaDevices, {
        kind: 'passkey',
        accountId,
        principalId: of.id,
        serialNumber: `arn:aws:iam::${accountId}:u2f/user/${of.name}/${name}-${encodeBase32(random.bytes(15)).slice(0, 20)}`,
        enableDate: ago(age, `${of.name} ${name}`),
        name,
        origin: 'https://console.acme.example',
        credentialId: encodeBase64url(random.bytes(32)),
        publicKey,
        counter: 0,
        transports: ['internal', 'hybrid'],
        tags: [],
      })
    },
  }
}
