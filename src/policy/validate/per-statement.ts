import type { StatementFacts } from './facts.ts'

/**
 * Works something out once for a statement, however many of its parts ask. What compares each part with each must go
 * through this, so that validation takes time in proportion to the text. Only the last answer is kept, since all
 * rules look at one statement before they look at the next.
 */
export function perStatement<T>(workOut: (statement: StatementFacts) => T): (statement: StatementFacts) => T {
  let last: { readonly statement: StatementFacts; readonly value: T } | undefined
  return statement => {
    if (last?.statement !== statement) last = { statement, value: workOut(statement) }
    return last.value
  }
}
