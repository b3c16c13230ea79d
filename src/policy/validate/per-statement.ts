import type { StatementFacts } from './facts.ts'

/**
 * Works something out once for a statement, however many of its parts ask. What compares each part with each must go
 * through this, so that validation takes time in proportion to the text.
 */
export function perStatement<T>(workOut: (statement: StatementFacts) => T): (statement: StatementFacts) => T {
  const known = new WeakMap<StatementFacts, { readonly value: T }>()
  return statement => {
    let found = known.get(statement)
    if (found === undefined) {
      found = { value: workOut(statement) }
      known.set(statement, found)
    }
    return found.value
  }
}
