import type { PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'

const count = (characters: number): string => characters.toLocaleString('en')

/** The finding that a policy is longer than it may be, at the opening brace. */
export function tooLong(
  { parsed }: PolicyFacts,
  size: number,
  quota: number,
  advice: string,
): Draft | undefined {
  if (size <= quota || parsed.root === undefined) return undefined
  return {
    range: { offset: parsed.root.offset, length: 1 },
    message: `The policy has ${count(size)} characters, ${count(size - quota)} more than the quota of ${count(quota)}; ${advice}.`,
  }
}
