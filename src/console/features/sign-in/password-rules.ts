import { kindsMissing, type PasswordRules } from '../../../lib/password-characters.ts'
import { kindNames, kindsIn, lengthOf } from '../../../lib/password-requirements.ts'
import type { FieldErrors, Values } from './use-step.ts'

export type NewPasswordName = 'newPassword' | 'again'

/** What is wrong with a new password before it is sent. */
export function checkNewPassword(
  { newPassword, again }: Values<NewPasswordName>,
  rules: PasswordRules,
): FieldErrors<NewPasswordName> {
  const { minimumLength, characterKinds: kinds = 0, required = [] } = rules
  if (newPassword === '') return { newPassword: 'Enter a new password.' }
  const length = lengthOf(newPassword)
  if (length < minimumLength) {
    return { newPassword: `This password has ${length} of at least ${minimumLength} characters.` }
  }
  const [missing] = kindsMissing(newPassword, required)
  if (missing !== undefined) return { newPassword: `This password lacks ${kindNames[missing]}.` }
  const kindCount = kindsIn(newPassword)
  if (kindCount < kinds) {
    return {
      newPassword: `This password mixes ${kindCount} of at least ${kinds} kinds: uppercase letters, lowercase letters, numbers, symbols.`,
    }
  }
  if (again !== newPassword) {
    return {
      again: again === '' ? 'Enter the new password again.' : 'This is not the same password as above.',
    }
  }
  return {}
}
