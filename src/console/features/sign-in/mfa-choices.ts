import type { MfaDevice } from '../../../lib/sign-in-messages.ts'

/** One way to give the second factor. */
export type MfaChoice =
  | { readonly kind: 'code'; readonly device: MfaDevice }
  /** All of them at once: the browser itself asks which one. */
  | { readonly kind: 'passkey'; readonly names: readonly string[] }

/** What there is to choose among: every device with codes, and the passkeys together, in the order of enrolment. */
export function mfaChoices(devices: readonly MfaDevice[]): readonly MfaChoice[] {
  const passkeys = devices.filter(device => device.kind === 'passkey')
  return devices.flatMap((device): readonly MfaChoice[] => {
    if (device.kind !== 'passkey') return [{ kind: 'code', device }]
    return device === passkeys[0] ? [{ kind: 'passkey', names: passkeys.map(({ name }) => name) }] : []
  })
}

/** What a person calls it: its name, or the names of their passkeys. */
export const choiceName = (choice: MfaChoice): string =>
  choice.kind === 'code' ? choice.device.name : choice.names.join(', ')

/** What kind of thing it is. */
export function choiceKind(choice: MfaChoice): string {
  if (choice.kind === 'code') return choice.device.kind === 'virtual' ? 'Authenticator app' : 'Hardware token'
  return choice.names.length === 1 ? 'Passkey or security key' : 'Passkeys and security keys'
}
