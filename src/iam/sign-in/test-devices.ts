import { handleOf } from '../mfa/passkey-assertion.ts'
import { registrationOptions, verifyRegistration } from '../mfa/passkey-registration.ts'
import { sealSeed } from '../mfa/seed.ts'
import {
  createSoftwareAuthenticator,
  type SoftwareAuthenticator,
} from '../mfa/testing/software-authenticator.ts'
import { codeAt, seedLength, stepAt } from '../mfa/totp.ts'
import type { Ports } from '../ports.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { joinKey, type Store } from '../store/port.ts'
import { accountId, origin } from './test-sign-in.ts'

interface Started {
  readonly ports: Ports
  readonly store: Store
}

export interface TestPhone {
  readonly serialNumber: string
  /** The code that it shows now, or so many steps from now. */
  code(steps?: number): string
}

/** An authenticator app that is enabled for somebody. */
export async function addPhone(
  { ports, store }: Started,
  principalId: string,
  name: string,
): Promise<TestPhone> {
  const serialNumber = `arn:aws:iam::${accountId}:mfa/${name}`
  const seed = ports.hashes.randomBytes(seedLength)
  const now = ports.now().toISOString()
  const sealedSeed = await sealSeed(ports, { accountId, serialNumber }, seed)
  const times = { createDate: now, enableDate: now }
  await store.write(accountId, tx =>
    tx.put(mfaDevices, {
      kind: 'virtual',
      accountId,
      principalId,
      serialNumber,
      sealedSeed,
      drift: 0,
      tags: [],
      ...times,
    }),
  )
  return { serialNumber, code: (steps = 0) => codeAt(seed, stepAt(ports.now()) + steps) }
}

export interface TestPasskey {
  readonly serialNumber: string
  readonly authenticator: SoftwareAuthenticator
}

/** A passkey that is registered for somebody; `counter` where it keeps one. */
export async function addPasskey(
  { ports, store }: Started,
  principalId: string,
  name: string,
  counter?: number,
): Promise<TestPasskey> {
  const authenticator = await createSoftwareAuthenticator(counter)
  const site = { origin, hostName: new URL(origin).hostname }
  const options = registrationOptions(handleOf('challenge'), site, { principalId, name }, [])
  const made = await verifyRegistration(await authenticator.create(options, site), options.challenge, site)
  if (made === undefined) throw new Error('the passkey was not registered')
  const serialNumber = `arn:aws:iam::${accountId}:u2f/user/alice/${name}-TEST`
  const enableDate = ports.now().toISOString()
  await store.write(accountId, tx =>
    tx.put(mfaDevices, {
      kind: 'passkey',
      accountId,
      principalId,
      serialNumber,
      name,
      enableDate,
      tags: [],
      ...made,
    }),
  )
  return { serialNumber, authenticator }
}

/** Deactivates any device of the account. */
export const removeDevice = ({ store }: Started, serialNumber: string): Promise<void> =>
  store.write(accountId, tx => tx.delete(mfaDevices, joinKey(accountId, serialNumber)))
