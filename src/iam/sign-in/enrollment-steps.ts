import { passkeyArn } from '../../lib/arn.ts'
import { encodeBase32 } from '../../lib/base32.ts'
import type { EnrolledPasskey, EnrollPasskeyOptions } from '../../lib/sign-in-messages.ts'
import { devicesOf, requireRoom, toMfaDevice } from '../mfa/devices.ts'
import { isPasskey, newChallenge } from '../mfa/passkey-assertion.ts'
import { registrationOptions, verifyRegistration } from '../mfa/passkey-registration.ts'
import { readRegistration } from '../mfa/passkey-response.ts'
import { foldName } from '../store/collections.ts'
import { mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { requireEnroller } from './enroller.ts'
import { principalById, type SignInDeps } from './principal.ts'
import { enrollmentExpired, invalidRequest, notEnrolled, passkeyNotRegistered } from './refusal.ts'
import { type JsonObject, textField } from './request-body.ts'
import { spendTicket } from './spend-ticket.ts'
import type { Steps } from './step.ts'
import { newTicket, openTicket, sealTicket, ticketField } from './ticket.ts'
import type { TryCounter } from './try-counter.ts'

/** Random bytes at the end of a passkey's ARN: 26 characters in base 32, as AWS's have. */
const suffixLength = 16

/**
 * The steps that register a passkey for whoever signed the request. The browser makes the passkey between the two.
 * The API has no operation for it, for the challenge must come from here.
 */
export function createEnrollmentSteps(
  deps: SignInDeps,
  tries: TryCounter,
): Steps<'enroll-passkey-options' | 'enroll-passkey'> {
  const { store, ports, views } = deps

  /** The devices that there are, if one more of that name fits in. */
  const requireFree = async (
    tx: ReadTx,
    { accountId, principalId, deviceName }: { accountId: string; principalId: string; deviceName: string },
  ): Promise<readonly StoredMfaDevice[]> => {
    await requireRoom(tx, ports.quotas, accountId, principalId)
    const devices = await devicesOf(tx, accountId, principalId)
    if (devices.some(device => foldName(toMfaDevice(device).name) === foldName(deviceName)))
      throw notEnrolled(`You have a device named "${deviceName}" already. Choose another name.`)
    return devices
  }

  return {
    'enroll-passkey-options': async request => {
      const { caller } = await requireEnroller(deps, request, 'Create')
      const deviceName = nameField(request.body)
      const { accountId, principalId, arn } = caller
      const owner = principalById(views.account(accountId), principalId)
      if (owner === undefined) throw enrollmentExpired()
      const devices = await store.read(tx => requireFree(tx, { accountId, principalId, deviceName }))
      const challenge = newChallenge(ports)
      const named = { principalId, name: owner.shown.name }
      const ticket = newTicket(ports, {
        purpose: 'enroll-passkey',
        accountId,
        principalId,
        challenge,
        deviceName,
      })
      const answer: EnrollPasskeyOptions = {
        ticket: await sealTicket(ports, ticket),
        options: registrationOptions(challenge, request.site, named, devices.filter(isPasskey)),
      }
      return { answer, caller: arn, outcome: 'passkey-options' }
    },

    'enroll-passkey': async request => {
      const { caller, requireStill } = await requireEnroller(deps, request, 'Activate')
      const { body, site, address } = request
      const ticket = await openTicket(ports, ticketField(body), 'enroll-passkey')
      const { accountId, principalId, challenge = '', deviceName = '' } = ticket
      if (accountId !== caller.accountId || principalId !== caller.principalId) throw enrollmentExpired()
      const given = readRegistration(body.response)
      if (given === undefined)
        throw invalidRequest(400, 'The field "response" must be what a new passkey answers.')
      const giveBack = tries.begin(joinKey('enroll-passkey', accountId, principalId), address)
      const made = await verifyRegistration(given, challenge, site)
      if (made === undefined) throw passkeyNotRegistered()
      giveBack()
      const userName = caller.type === 'user' ? caller.userName : undefined
      const suffix = encodeBase32(ports.hashes.randomBytes(suffixLength))
      const serialNumber = passkeyArn(accountId, userName, `${deviceName}-${suffix}`)
      const now = ports.now()
      await store.write(accountId, async tx => {
        await requireStill()
        const devices = await requireFree(tx, { accountId, principalId, deviceName })
        if (devices.filter(isPasskey).some(({ credentialId }) => credentialId === made.credentialId))
          throw notEnrolled('This passkey is registered for you already. Use another one.')
        await spendTicket(tx, ticket, ports.now())
        await tx.put(mfaDevices, {
          kind: 'passkey',
          accountId,
          principalId,
          serialNumber,
          name: deviceName,
          enableDate: now.toISOString(),
          tags: [],
          ...made,
        })
      })
      const answer: EnrolledPasskey = { serialNumber }
      return { answer, caller: caller.arn, outcome: 'enrolled' }
    },
  }
}

/** The name that a person gives a device. */
function nameField(body: JsonObject): string {
  const name = textField(body, 'deviceName', 64)
  if (!/^[\w+=,.@-]+$/.test(name))
    throw invalidRequest(
      400,
      `The device name "${name}" must be 1 to 64 letters, digits and characters of + = , . @ _ - without spaces.`,
    )
  return name
}
