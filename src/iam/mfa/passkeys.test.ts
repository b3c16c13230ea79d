import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { decodeBase64url, encodeBase64url } from '../../lib/base64url.ts'
import { createTestPorts } from '../sign-in/test-ports.ts'
import type { Passkey } from '../store/mfa-devices.ts'
import { assertionOptions, counterRises, newChallenge, verifyAssertion } from './passkey-assertion.ts'
import { registrationOptions, verifyRegistration } from './passkey-registration.ts'
import { readAssertion, readRegistration } from './passkey-response.ts'
import { type Ceremony, createSoftwareAuthenticator } from './testing/software-authenticator.ts'

const site = { origin: 'https://console.acme.example:8443', hostName: 'console.acme.example' }
const owner = { principalId: 'AIDAALICE', name: 'alice' }
const ports = createTestPorts()

async function enroll(counter?: number) {
  const authenticator = await createSoftwareAuthenticator(counter)
  const options = registrationOptions(newChallenge(ports), site, owner, [])
  const answer = readRegistration(await authenticator.create(options, site))
  if (answer === undefined) throw new Error('no answer')
  const made = await verifyRegistration(answer, options.challenge, site)
  if (made === undefined) throw new Error('not registered')
  const passkey: Passkey = {
    kind: 'passkey',
    accountId: '111122223333',
    principalId: owner.principalId,
    serialNumber: 'arn:aws:iam::111122223333:u2f/user/alice/laptop-A',
    enableDate: '2026-03-01T12:00:00.000Z',
    name: 'laptop',
    tags: [],
    ...made,
  }
  const assert = async (how: Partial<Ceremony> = {}) => {
    const asked = assertionOptions(newChallenge(ports), site, [passkey])
    const given = await authenticator.get(asked, { origin: site.origin, ...how })
    return {
      given,
      challenge: asked.challenge,
      counter: await verifyAssertion(passkey, given, asked.challenge),
    }
  }
  return { authenticator, passkey, assert }
}

test('what a new passkey answers is registered, and what it signs later holds', async () => {
  const { authenticator, passkey, assert } = await enroll(7)
  expect(passkey).toMatchObject({
    credentialId: authenticator.credentialId,
    counter: 7,
    transports: ['internal'],
  })
  expect((await assert()).counter).toBe(8)
  expect((await assert()).counter).toBe(9)
  expect((await (await enroll()).assert()).counter).toBe(0)
})

test('the browser is asked for what was registered, and not to register it again', async () => {
  const { passkey } = await enroll()
  const known = [{ id: passkey.credentialId, type: 'public-key', transports: ['internal'] }]
  expect(registrationOptions('abcd', site, owner, [passkey])).toMatchObject({
    rp: { id: 'console.acme.example' },
    user: { id: encodeBase64url(new TextEncoder().encode('AIDAALICE')), name: 'alice' },
    pubKeyCredParams: [{ alg: -7 }, { alg: -257 }],
    excludeCredentials: known,
    attestation: 'none',
  })
  expect(assertionOptions('abcd', site, [passkey])).toMatchObject({
    rpId: 'console.acme.example',
    allowCredentials: known,
    userVerification: 'preferred',
  })
})

const wrong: readonly (readonly [string, Partial<Ceremony>])[] = [
  ['another challenge', { challenge: encodeBase64url(new Uint8Array(32)) }],
  ['another origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'https://console.acme.example' }],
  ['another RP id', { rpId: 'evil.example' }],
  ['the RP id of the domain above', { rpId: 'acme.example' }],
  ['nobody there', { present: false }],
  ['another ceremony', { type: 'payment.get' }],
]

test.each(wrong)('an assertion with %s is refused', async (_what, how) => {
  const { assert } = await enroll()
  expect((await assert(how)).counter).toBeUndefined()
})

test.each(wrong)('a registration with %s is refused', async (_what, how) => {
  const authenticator = await createSoftwareAuthenticator()
  const { challenge, ...options } = registrationOptions(newChallenge(ports), site, owner, [])
  const answer = await authenticator.create({ challenge, ...options }, { origin: site.origin, ...how })
  expect(await verifyRegistration(answer, challenge, site)).toBeUndefined()
})

test('an assertion of somebody else’s key, for somebody else, or altered is refused', async () => {
  const { passkey, assert } = await enroll()
  const other = await enroll()
  const { given, challenge } = await other.assert()
  expect(await verifyAssertion(passkey, given, challenge)).toBeUndefined()
  const named = { ...given, id: passkey.credentialId, rawId: passkey.credentialId }
  expect(await verifyAssertion(passkey, named, challenge)).toBeUndefined()
  const handle = encodeBase64url(new TextEncoder().encode('AIDABOB'))
  expect((await assert({ userHandle: handle })).counter).toBeUndefined()
  const own = await assert()
  for (const member of ['signature', 'authenticatorData', 'clientDataJSON'] as const) {
    const response = { ...own.given.response, [member]: `AAAA${own.given.response[member].slice(4)}` }
    expect(await verifyAssertion(passkey, { ...own.given, response }, own.challenge)).toBeUndefined()
  }
})

test.each([
  [0, 0, true],
  [0, 1, true],
  [7, 8, true],
  [7, 7, false],
  [7, 6, false],
  [7, 0, false],
])('after the counter %i the counter %i rises: %s', (counter, next, rises) => {
  expect(counterRises({ counter }, next)).toBe(rises)
})

test.each([
  ['nothing', undefined],
  ['a text', 'x'],
  ['a list', []],
  ['no response', { id: 'a', rawId: 'a', type: 'public-key' }],
  ['another type', { id: 'a', rawId: 'a', type: 'password', response: {} }],
  ['members that are no texts', { id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: 1 } }],
])('%s is no answer of a passkey', (_what, value) => {
  expect(readAssertion(value)).toBeUndefined()
  expect(readRegistration(value)).toBeUndefined()
})

const flip = (text: string, at: number, bit: number): string => {
  const bytes = decodeBase64url(text) ?? new Uint8Array()
  const index = at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
  return encodeBase64url(bytes)
}

const bitOf = fc.record({ at: fc.nat(400), bit: fc.nat(7) })

test('one bit that is different in what was signed breaks an assertion', async () => {
  const { passkey, assert } = await enroll()
  const { given, challenge } = await assert()
  const member = fc.constantFrom('authenticatorData' as const, 'clientDataJSON' as const)
  await fc.assert(
    fc.asyncProperty(member, bitOf, async (name, { at, bit }) => {
      const response = { ...given.response, [name]: flip(given.response[name], at, bit) }
      expect(await verifyAssertion(passkey, { ...given, response }, challenge)).toBeUndefined()
    }),
    { numRuns: 300 },
  )
})

test('no bytes whatever make a registration fail in another way than being refused', async () => {
  const authenticator = await createSoftwareAuthenticator()
  const options = registrationOptions(newChallenge(ports), site, owner, [])
  const answer = await authenticator.create(options, site)
  const attestationObject = fc.oneof(
    bitOf.map(({ at, bit }) => flip(answer.response.attestationObject, at, bit)),
    fc.uint8Array({ maxLength: 400 }).map(encodeBase64url),
    // Lists in lists in lists, as deep as a request can be.
    fc.nat(20_000).map(depth => encodeBase64url(new Uint8Array(depth).fill(0x81))),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(attestationObject, async text => {
      const response = { ...answer.response, attestationObject: text }
      await expect(
        verifyRegistration({ ...answer, response }, options.challenge, site),
      ).resolves.not.toBeNull()
    }),
    { numRuns: 300 },
  )
})

test.each(['apple', 'android-key', 'android-safetynet', 'fido-u2f', 'tpm', 'packed'])(
  'an attestation of the format %s with certificates is refused without a look at what they name',
  async format => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const authenticator = await createSoftwareAuthenticator()
    const options = registrationOptions(newChallenge(ports), site, owner, [])
    const certificate = new Uint8Array(300)
    const answer = readRegistration(
      await authenticator.create(options, { ...site, attestation: { format, certificate } }),
    )
    if (answer === undefined) throw new Error('no answer')
    expect(await verifyRegistration(answer, options.challenge, site)).toBeUndefined()
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  },
)

test('what is no attestation at all is refused', async () => {
  const authenticator = await createSoftwareAuthenticator()
  const options = registrationOptions(newChallenge(ports), site, owner, [])
  const answer = readRegistration(await authenticator.create(options, site))
  if (answer === undefined) throw new Error('no answer')
  for (const attestationObject of ['', 'AAAA', 'oA', '_'.repeat(40)]) {
    const spoilt = { ...answer, response: { ...answer.response, attestationObject } }
    expect(await verifyRegistration(spoilt, options.challenge, site)).toBeUndefined()
  }
})

test('what another page of the same host was told is taken from nobody', async () => {
  const { passkey, assert } = await enroll()
  expect(passkey.origin).toBe(site.origin)
  // Passkeys are bound to a host, whatever its ports are.
  expect((await assert({ origin: 'https://console.acme.example:9443' })).counter).toBeUndefined()
  expect((await assert({ origin: 'http://console.acme.example:8443' })).counter).toBeUndefined()
})
