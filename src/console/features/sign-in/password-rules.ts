import { characterKinds, kindsMissing, type PasswordRules } from '../../../lib/password-characters.ts'
import type { FieldErrors, Values } from './use-step.ts'

export type NewPasswordName = 'newPassword' | 'again'

/** One thing that is asked of a password, for the page to check while it is typed; the service checks the rest. */
export interface Requirement {
  readonly text: string
  readonly met: boolean
}

const kindNames = {
  uppercase: 'an uppercase letter (A to Z)',
  lowercase: 'a lowercase letter (a to z)',
  number: 'a number',
  symbol: "a symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')",
} as const

/** Everything that the rules ask of `password` and the page can see. */
export function requirementsOf(password: string, rules: PasswordRules): readonly Requirement[] {
  const { minimumLength, characterKinds: kinds, required = [] } = rules
  const length = lengthOf(password)
  return [
    {
      text: `At least ${minimumLength} characters${password === '' ? '' : ` (${length} now)`}`,
      met: length >= minimumLength,
    },
    ...required.map(kind => ({
      text: `At least ${kindNames[kind]}`,
      met: kindsMissing(password, [kind]).length === 0,
    })),
    ...(kinds === undefined
      ? []
      : [
          {
            text: `At least ${kinds} of: uppercase, lowercase, numbers, symbols`,
            met: kindsIn(password) >= kinds,
          },
        ]),
  ]
}

/** What only the service can check, said beforehand; undefined where nothing is. */
export const reuseRule = ({ notOfLast }: PasswordRules): string | undefined =>
  notOfLast === undefined || notOfLast < 2 ? undefined : `None of the last ${notOfLast} passwords`

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

/** Characters as people count them, not UTF-16 units. */
export function lengthOf(password: string): number {
  return [...password].length
}

/** How many of the four kinds of characters a password mixes. */
export const kindsIn = (password: string): number => characterKinds.length - kindsMissing(password).length
