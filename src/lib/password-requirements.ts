import { characterKinds, kindsMissing, type PasswordRules } from './password-characters.ts'

/** One thing that is asked of a password, for a page to check while it is typed; the service checks the rest. */
export interface Requirement {
  readonly text: string
  readonly met: boolean
}

/** The kinds of characters in words. */
export const kindNames = {
  uppercase: 'an uppercase letter (A to Z)',
  lowercase: 'a lowercase letter (a to z)',
  number: 'a number',
  symbol: "a symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')",
} as const

/** Everything that the rules ask of `password` and a page can see. */
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

/** Characters as people count them, not UTF-16 units. */
export function lengthOf(password: string): number {
  return [...password].length
}

/** How many of the four kinds of characters a password mixes. */
export const kindsIn = (password: string): number => characterKinds.length - kindsMissing(password).length
