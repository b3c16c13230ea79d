import { expect, test } from 'vitest'
import type { MfaDevice } from '../../../lib/sign-in-messages.ts'
import { choiceKind, choiceName, mfaChoices } from './mfa-choices.ts'

const device = (kind: MfaDevice['kind'], name: string): MfaDevice => ({ serialNumber: name, kind, name })

test('devices with codes stand for themselves, passkeys stand together where the first of them was enrolled', () => {
  const choices = mfaChoices([
    device('virtual', 'phone'),
    device('passkey', 'laptop'),
    device('hardware', 'GAHT12345678'),
    device('passkey', 'key-ring'),
  ])
  expect(choices.map(choice => [choiceName(choice), choiceKind(choice)])).toEqual([
    ['phone', 'Authenticator app'],
    ['laptop, key-ring', 'Passkeys and security keys'],
    ['GAHT12345678', 'Hardware token'],
  ])
})

test('one passkey is one', () => {
  expect(mfaChoices([device('passkey', 'laptop')]).map(choiceKind)).toEqual(['Passkey or security key'])
})
