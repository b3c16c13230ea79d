import { describe, expect, test } from 'vitest'
import * as samples from '../testing/test-credentials.data.ts'
import { concatBytes } from './bytes.ts'
import { readCertificates } from './certificate.ts'
import { encodeDer, partsOf, readDer } from './der.ts'
import { Malformed } from './malformed.ts'
import { readPem, writePem } from './pem.ts'
import { keyFitsCertificate } from './private-key.ts'
import { isSignedBy } from './signature-check.ts'
import { readSshPublicKey, sshFingerprint, writePemPublicKey, writeSshPublicKey } from './ssh-public-key.ts'

const sshKey = (text: string) => {
  const key = readSshPublicKey(text)
  if (key === undefined) throw new Error('no key was read')
  return key
}

const withoutComment = (line: string): string => line.split(' ', 2).join(' ')

describe('SSH keys', () => {
  test('read in every form, an RSA key is the same key with the fingerprint that OpenSSH gives it', () => {
    for (const text of [samples.sshRsa, samples.sshRsaSpki, samples.sshRsaPkcs1, `  ${samples.sshRsa}\n`]) {
      const key = sshKey(text)
      expect(sshFingerprint(key)).toBe(fingerprints.rsa)
      expect(writeSshPublicKey(key)).toBe(withoutComment(samples.sshRsa))
      expect(writePemPublicKey(key)).toBe(samples.sshRsaSpki)
    }
  })

  test('an Ed25519 key goes to PEM and back', () => {
    const key = sshKey(samples.sshEd25519)
    expect(sshFingerprint(key)).toBe(fingerprints.ed25519)
    expect(sshKey(writePemPublicKey(key))).toEqual(key)
    expect(writeSshPublicKey(key)).toBe(withoutComment(samples.sshEd25519))
  })

  test('another kind of key, or no key at all, is not recognized', () => {
    for (const text of [samples.sshEcdsa, 'hello', samples.rsaCertificate, ' '])
      expect(readSshPublicKey(text)).toBeUndefined()
  })

  test('a short, cut, lengthened or misnamed key is malformed', () => {
    const [name, data = ''] = samples.sshRsa.split(' ')
    const wrong = [
      samples.sshShort,
      `${name} ${data.slice(0, 100)}`,
      `${name} ${data.slice(0, -4)}AAAAAAAA`,
      `ssh-ed25519 ${data}`,
      `${name} ${data}\n${name} ${data}`,
      `${name} AAAA`,
      `${name} `,
      `${samples.sshRsaSpki}\n${samples.sshRsaSpki}`,
      samples.sshRsaSpki.replace('END PUBLIC', 'END PRIVATE'),
      // The length of the first part reaches beyond everything.
      `${name} ${btoa('\xff\xff\xff\xffssh-rsa')}`,
    ]
    for (const text of wrong) expect(() => readSshPublicKey(text), text).toThrow(Malformed)
  })
})

const fingerprints = {
  rsa: '21:91:78:12:38:4a:c8:d5:b3:3f:79:3c:f1:a6:4c:a7',
  ed25519: '52:74:6c:c0:ac:88:51:f7:6c:dd:02:6a:eb:7e:30:7a',
}

describe('certificates', () => {
  test('dates are read from both forms of time', () => {
    const [certificate] = readCertificates(samples.rsaCertificate)
    expect(certificate.notBefore.toISOString()).toBe('2020-01-01T00:00:00.000Z')
    expect(certificate.notAfter.toISOString()).toBe('2100-01-01T00:00:00.000Z')
  })

  test('a private key in any form fits its own certificate and no other', async () => {
    const [rsa] = readCertificates(samples.rsaCertificate)
    const [ec] = readCertificates(samples.leafCertificate)
    const [other] = readCertificates(samples.rootCertificate)
    expect(await keyFitsCertificate(samples.rsaKeyPkcs8, rsa)).toBe(true)
    expect(await keyFitsCertificate(samples.rsaKeyPkcs1, rsa)).toBe(true)
    expect(await keyFitsCertificate(samples.ecKeySec1, ec)).toBe(true)
    expect(await keyFitsCertificate(samples.ecKeySec1, rsa)).toBe(false)
    expect(await keyFitsCertificate(samples.rsaKeyPkcs8, ec)).toBe(false)
    expect(await keyFitsCertificate(samples.ecKeySec1, other)).toBe(false)
  })

  test('a private key whose secret numbers are altered does not pass for the right one', async () => {
    const [rsa] = readCertificates(samples.rsaCertificate)
    const [block] = readPem(samples.rsaKeyPkcs1)
    const parts = partsOf(readDer(block?.bytes ?? new Uint8Array()))
    const altered = parts.map((part, index) => {
      const encoded = Uint8Array.from(part.encoded)
      // The exponents and the coefficient: modulus and public exponent stay.
      if (index >= 3) encoded[encoded.length - 1] = (encoded.at(-1) ?? 0) ^ 2
      return encoded
    })
    const text = writePem('RSA PRIVATE KEY', encodeDer(0x30, ...altered))
    const fits = await keyFitsCertificate(text, rsa).catch((error: unknown) => error)
    expect(fits === false || fits instanceof Malformed).toBe(true)
  })

  test('signatures tell who issued a certificate', async () => {
    const [leaf] = readCertificates(samples.leafCertificate)
    const [intermediate, root] = readCertificates(
      `${samples.intermediateCertificate}\n${samples.rootCertificate}`,
    )
    if (root === undefined) throw new Error('the second certificate was not read')
    expect(await isSignedBy(leaf, intermediate)).toBe(true)
    expect(await isSignedBy(intermediate, root)).toBe(true)
    expect(await isSignedBy(leaf, root)).toBe(false)
    const [rsa] = readCertificates(samples.rsaCertificate)
    expect(await isSignedBy(rsa, rsa)).toBe(true)
  })

  test('what is not a certificate through and through is malformed', () => {
    const [block] = readPem(samples.leafCertificate)
    const bytes = block?.bytes ?? new Uint8Array()
    const wrong = [
      'hello',
      '',
      samples.ecKeySec1,
      `Certificate:\n${samples.leafCertificate}`,
      samples.leafCertificate.replace('MII', 'MI!'),
      samples.leafCertificate.replace('-----END CERTIFICATE-----', ''),
      writePem('CERTIFICATE', concatBytes(bytes, Uint8Array.of(0))),
      writePem('CERTIFICATE', bytes.subarray(0, -1)),
      writePem('CERTIFICATE', encodeDer(0x30)),
    ]
    for (const text of wrong) expect(() => readCertificates(text), text).toThrow(Malformed)
  })
})

describe('hostile input', () => {
  // Enough that anything but one walk over it would run into the test's time limit.
  const megabytes = 4_000_000

  test('megabytes without an end, without base64 or of white space are refused at once', () => {
    const texts = [
      `-----BEGIN CERTIFICATE-----${'A'.repeat(megabytes)}`,
      `-----BEGIN ${'A'.repeat(megabytes)}`,
      `-----BEGIN CERTIFICATE-----${'\n'.repeat(megabytes)}!`,
      `-----BEGIN CERTIFICATE-----${'='.repeat(megabytes)}-----END CERTIFICATE-----`,
      '-----BEGIN CERTIFICATE-----\n'.repeat(megabytes / 28),
      `${'\n'.repeat(megabytes)}x`,
    ]
    for (const text of texts) expect(() => readCertificates(text)).toThrow(Malformed)
    expect(() => readSshPublicKey(`ssh-rsa ${'A'.repeat(megabytes)}`)).toThrow(Malformed)
    expect(readSshPublicKey('ssh-rsa'.repeat(megabytes / 7))).toBeUndefined()
  })

  test('a value nested as deep as megabytes allow is refused without going down', () => {
    let nested = new Uint8Array(0)
    for (let depth = 0; depth < 2000; depth++) nested = encodeDer(0x30, nested)
    expect(() => readCertificates(writePem('CERTIFICATE', nested))).toThrow(Malformed)
  })

  test('lengths that lie, that are indefinite or longer than need be are refused', () => {
    const wrong = [
      [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
      [0x30, 0x80, 0x00, 0x00],
      [0x30, 0x81, 0x01, 0x00],
      [0x30, 0x82, 0x00, 0x81],
      [0x30, 0x88, 1, 2, 3, 4, 5, 6, 7, 8],
      [0x3f, 0x81, 0x01, 0x00],
      [0x30],
      [],
    ]
    for (const bytes of wrong) expect(() => readDer(Uint8Array.from(bytes))).toThrow(Malformed)
  })

  test('a million tiny parts are not all read', () => {
    const parts = encodeDer(0x30, new Uint8Array(megabytes))
    expect(() => partsOf(readDer(parts))).toThrow(Malformed)
  })
})
