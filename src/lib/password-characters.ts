/** The kinds of characters that rules for passwords ask for. */
export type CharacterKind = 'uppercase' | 'lowercase' | 'number' | 'symbol'

/** What a new password must be. Passwords that exist already are never held against it. */
export interface PasswordRules {
  /** Characters. */
  readonly minimumLength: number
  /** How many of the four kinds of characters it must mix. */
  readonly characterKinds?: number | undefined
  /** Kinds of which it must have at least one character each. */
  readonly required?: readonly CharacterKind[] | undefined
  /** It may be none of so many last passwords, the present one included. */
  readonly notOfLast?: number | undefined
}

/**
 * The kinds in the order in which AWS names them; letters are those of the basic Latin alphabet.
 * Source: IAM API Reference, "UpdateAccountPasswordPolicy".
 */
const patterns: Readonly<Record<CharacterKind, RegExp>> = {
  uppercase: /[A-Z]/,
  lowercase: /[a-z]/,
  number: /[0-9]/,
  symbol: /[!@#$%^&*()_+\-=[\]{}|']/,
}

/** All kinds, in that order. */
export const characterKinds = Object.keys(patterns) as readonly CharacterKind[]

/** The kinds of which `password` has no character. */
export const kindsMissing = (
  password: string,
  kinds: readonly CharacterKind[] = characterKinds,
): readonly CharacterKind[] => kinds.filter(kind => !patterns[kind].test(password))
