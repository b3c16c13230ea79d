import type { PolicyCards, PrincipalKind, StatementCard } from './cards.ts'
import type { ActEdits } from './element-edits.ts'

/** A statement as it is shown, without places. */
export interface ShownStatement {
  sid?: string | undefined
  effect?: string | undefined
  principal?:
    | { negated: boolean; everyone: boolean; groups: (readonly [PrincipalKind, readonly string[]])[] }
    | undefined
  action?: { negated: boolean; values: readonly string[] } | undefined
  resource?: { negated: boolean; values: readonly string[] } | undefined
  conditions: (readonly [operator: string, key: string, values: readonly string[]])[]
  fragments: readonly string[]
}

export interface Shown {
  version: string | undefined
  statements: ShownStatement[]
}

const valuesOf = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value)

/** What cards say, without places. */
export const shownStatement = (card: StatementCard): ShownStatement => ({
  sid: card.sid?.value,
  effect: card.effect,
  principal: card.principal && {
    negated: card.principal.negated,
    everyone: card.principal.everyone,
    groups: card.principal.groups.map(({ kind, values }) => [kind, valuesOf(values)] as const),
  },
  action: card.action && { negated: card.action.negated, values: valuesOf(card.action.values) },
  resource: card.resource && { negated: card.resource.negated, values: valuesOf(card.resource.values) },
  conditions: card.conditions.map(
    ({ operator, key, values }) => [operator.value, key.value, valuesOf(values)] as const,
  ),
  fragments: card.fragments.map(({ text }) => text),
})

export const shownOf = (cards: PolicyCards): Shown => ({
  version: cards.version?.value,
  statements: cards.statements.map(shownStatement),
})

/** An act of a person, as a test carries it out twice: on the text, and on what is shown. */
export interface TestAct {
  readonly name: string
  readonly edits: (cards: PolicyCards, card: StatementCard) => ActEdits
  readonly change: (shown: Shown, at: number) => void
  /** The elements of the statement whose text may change; `all` for acts on whole statements. */
  readonly touches: readonly string[] | 'all' | 'policy'
}

/** The statement that an act is about. */
export const statementOf = (shown: Shown, at: number): ShownStatement => {
  const statement = shown.statements[at]
  if (statement === undefined) throw new Error(`no statement ${at}`)
  return statement
}
