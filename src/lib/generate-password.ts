const alphabets = [
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  'abcdefghijkmnopqrstuvwxyz',
  '23456789',
  '!@#$%^&*()_+-=[]{}',
] as const

const length = 20

/** An unbiased number below `limit` (256 at most) from the given source of random bytes. */
const below = (limit: number, random: (bytes: Uint8Array<ArrayBuffer>) => void): number => {
  const byte = new Uint8Array(1)
  const unbiased = 256 - (256 % limit)
  do random(byte)
  while ((byte[0] ?? 0) >= unbiased)
  return (byte[0] ?? 0) % limit
}

/**
 * A password of 20 characters with every class that a password policy can ask for, without characters that are
 * mistaken for others when read aloud or copied by hand.
 */
export const generatePassword = (
  random: (bytes: Uint8Array<ArrayBuffer>) => void = bytes => void crypto.getRandomValues(bytes),
): string => {
  const pick = (alphabet: string): string => alphabet[below(alphabet.length, random)] ?? ''
  const all = alphabets.join('')
  const characters = [
    ...alphabets.map(pick),
    ...Array.from({ length: length - alphabets.length }, () => pick(all)),
  ]
  for (let last = characters.length - 1; last > 0; last--) {
    const other = below(last + 1, random)
    const moved = characters[last] ?? ''
    characters[last] = characters[other] ?? ''
    characters[other] = moved
  }
  return characters.join('')
}
