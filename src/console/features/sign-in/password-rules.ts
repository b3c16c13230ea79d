import type { MustChangePassword } from '../../../lib/sign-in-messages.ts'
import type { FieldErrors, Values } from './use-step.ts'

export type NewPasswordName = 'newPassword' | 'again'

/** What the page can check while the person types; the service checks the rest. */
export type PasswordRules = MustChangePassword['passwordPolicy']

/** What is wrong with a new password before it is sent. */
export function checkNewPassword(
  { newPassword, again }: Values<NewPasswordName>,
  { minimumLength, characterKinds = 0 }: PasswordRules,
): FieldErrors<NewPasswordName> {
  if (newPassword === '') return { newPassword: 'Enter a new password.' }
  const length = lengthOf(newPassword)
  if (length < minimumLength) {
    return { newPassword: `This password has ${length} of at least ${minimumLength} characters.` }
  }
  const kindCount = kindsIn(newPassword)
  if (kindCount < characterKinds) {
    return {
      newPassword: `This password mixes ${kindCount} of at least ${characterKinds} kinds: uppercase letters, lowercase letters, numbers, symbols.`,
    }
  }
  if (again !== newPassword) {
    return {
      again: again === '' ? 'Enter the new password again.' : 'This is not the same password as above.',
    }
  }
  return {}
}

/** Characters as people count them, not UTF-16 units. */
export function lengthOf(password: string): number {
  return [...password].length
}

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** How many of the four kinds of characters a password mixes. */
export function kindsIn(password: string): number {
  return kinds.filter(kind => kind.test(password)).length
}
