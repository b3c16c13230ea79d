import fc from 'fast-check'
import { anyStatement } from '../evaluate/test-arbitraries.ts'
import type { PolicyCards, PrincipalKind, StatementCard } from './cards.ts'
import {
  addCondition,
  removeCondition,
  setConditionKey,
  setConditionOperator,
  setConditionValues,
} from './condition-acts.ts'
import type { ActEdits } from './element-edits.ts'
import {
  type ListPart,
  replaceValue,
  serviceOf,
  setNegated,
  setServiceActions,
  setValues,
} from './list-acts.ts'
import { replacePrincipal, setEveryone, setPrincipals } from './principal-acts.ts'
import {
  addStatement,
  duplicateStatement,
  moveStatement,
  removeStatement,
  setEffect,
  setSid,
  setVersion,
} from './statement-acts.ts'

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

const actions = fc.constantFrom('s3:GetObject', 's3:*', 'ec2:RunInstances', 'iam:PassRole', '*')
const resources = fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:iam::111122223333:role/"x"')
const operators = fc.constantFrom('StringEquals', 'Bool', 'ForAnyValue:StringLike', 'NumericLessThan')
const keys = fc.constantFrom('aws:username', 'aws:TagKeys', 's3:prefix', '__proto__')
const values = fc.uniqueArray(fc.constantFrom('true', '5', 'ann', '*', '192.0.2.0/24'), {
  minLength: 1,
  maxLength: 3,
})
const kinds = fc.constantFrom<PrincipalKind>('AWS', 'Service', 'Federated')
const parts = fc.constantFrom<ListPart>('Action', 'Resource')

const statementOf = (shown: Shown, at: number): ShownStatement => {
  const statement = shown.statements[at]
  if (statement === undefined) throw new Error(`no statement ${at}`)
  return statement
}

const nameOf = { Action: 'action', Resource: 'resource' } as const
const bothNames = (part: string) => [part, `Not${part}`]

const onText = fc.oneof(
  fc.constantFrom('Allow', 'Deny').map(
    (effect): TestAct => ({
      name: `effect ${effect}`,
      edits: (cards, card) => setEffect(cards, card, effect === 'Allow' ? 'Allow' : 'Deny'),
      change: (shown, at) => {
        statementOf(shown, at).effect = effect
      },
      touches: ['Effect'],
    }),
  ),
  fc.constantFrom('', 'Read', 'Write "it"').map(
    (sid): TestAct => ({
      name: `sid ${sid}`,
      edits: (cards, card) => setSid(cards, card, sid),
      change: (shown, at) => {
        statementOf(shown, at).sid = sid === '' ? undefined : sid
      },
      touches: ['Sid'],
    }),
  ),
)

const onLists = fc.oneof(
  fc.tuple(parts, fc.uniqueArray(fc.oneof(actions, resources), { maxLength: 4 })).map(
    ([part, wanted]): TestAct => ({
      name: `${part} ${wanted.join()}`,
      edits: (cards, card) => setValues(cards, card, part, wanted),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        const list = statement[nameOf[part]]
        statement[nameOf[part]] = { negated: list?.negated ?? false, values: wanted }
      },
      touches: bothNames(part),
    }),
  ),
  fc.tuple(parts, resources, fc.nat(3)).map(
    ([part, value, pick]): TestAct => ({
      name: `replace ${part} ${pick} by ${value}`,
      edits: (_, card) => replaceValue(card, part, pick, value),
      change: (shown, at) => {
        const list = statementOf(shown, at)[nameOf[part]]
        if (list !== undefined) list.values = list.values.with(pick, value)
      },
      touches: bothNames(part),
    }),
  ),
  fc.tuple(parts, fc.boolean()).map(
    ([part, negated]): TestAct => ({
      name: `${part} ${negated ? 'negated' : 'plain'}`,
      edits: (cards, card) => setNegated(cards, card, part, negated),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        statement[nameOf[part]] = { negated, values: statement[nameOf[part]]?.values ?? [] }
      },
      touches: bothNames(part),
    }),
  ),
  fc.uniqueArray(fc.constantFrom('s3:GetObject', 's3:Put*', 's3:ListBucket'), { maxLength: 3 }).map(
    (wanted): TestAct => ({
      name: `s3 ${wanted.join()}`,
      edits: (cards, card) => setServiceActions(cards, card, 's3', wanted),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        const there = statement.action?.values ?? []
        const kept = there.filter(each => serviceOf(each) !== 's3' || wanted.some(name => name === each))
        const last = kept.findLastIndex(each => serviceOf(each) === 's3')
        const fresh = wanted.filter(each => !there.includes(each))
        const all = kept.toSpliced(last < 0 ? kept.length : last + 1, 0, ...fresh)
        statement.action = { negated: statement.action?.negated ?? false, values: all }
      },
      touches: bothNames('Action'),
    }),
  ),
)

const onPrincipals = fc.oneof(
  fc.tuple(kinds, values).map(
    ([kind, wanted]): TestAct => ({
      name: `${kind} ${wanted.join()}`,
      edits: (cards, card) => setPrincipals(cards, card, kind, wanted),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        const groups = statement.principal?.groups ?? []
        const place = groups.findIndex(each => each[0] === kind)
        statement.principal = {
          negated: statement.principal?.negated ?? false,
          everyone: false,
          groups: place < 0 ? [...groups, [kind, wanted]] : groups.with(place, [kind, wanted]),
        }
      },
      touches: bothNames('Principal'),
    }),
  ),
  kinds.map(
    (kind): TestAct => ({
      name: `no ${kind}`,
      edits: (cards, card) =>
        card.principal === undefined ? undefined : setPrincipals(cards, card, kind, []),
      change: (shown, at) => {
        const { principal } = statementOf(shown, at)
        if (principal) principal.groups = principal.groups.filter(each => each[0] !== kind)
      },
      touches: bothNames('Principal'),
    }),
  ),
  fc.tuple(kinds, fc.constant('new one')).map(
    ([kind, value]): TestAct => ({
      name: `replace the first ${kind}`,
      edits: (_, card) => replacePrincipal(card, kind, 0, value),
      change: (shown, at) => {
        const { principal } = statementOf(shown, at)
        if (!principal) return
        principal.groups = principal.groups.map(([each, list]) =>
          each === kind ? ([each, list.with(0, value)] as const) : ([each, list] as const),
        )
      },
      touches: bothNames('Principal'),
    }),
  ),
  fc.boolean().map(
    (everyone): TestAct => ({
      name: everyone ? 'everyone' : 'nobody yet',
      // What cannot be shown would go with it, and so is left out of the comparison.
      edits: (cards, card) =>
        card.fragments.some(({ element }) => element?.endsWith('Principal'))
          ? undefined
          : setEveryone(cards, card, everyone),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        if (statement.principal?.everyone === everyone) return
        statement.principal = { negated: statement.principal?.negated ?? false, everyone, groups: [] }
      },
      touches: bothNames('Principal'),
    }),
  ),
)

/** Keys stand in the order of the text: below their operators. */
const withCondition = (
  conditions: ShownStatement['conditions'],
  added: ShownStatement['conditions'][number],
): ShownStatement['conditions'] => {
  const last = conditions.findLastIndex(each => each[0] === added[0])
  return conditions.toSpliced(last < 0 ? conditions.length : last + 1, 0, added)
}

const onConditions = fc.oneof(
  fc.tuple(operators, keys, values).map(
    ([operator, key, wanted]): TestAct => ({
      name: `add ${operator} ${key}`,
      edits: (cards, card) => addCondition(cards, card, operator, key, wanted),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        statement.conditions = withCondition(statement.conditions, [operator, key, wanted])
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), values).map(
    ([pick, wanted]): TestAct => ({
      name: `values ${pick} ${wanted.join()}`,
      edits: (cards, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionValues(cards, condition, wanted)
      },
      change: (shown, at) => {
        const { conditions } = statementOf(shown, at)
        const [operator = '', key = ''] = conditions[pick] ?? []
        conditions[pick] = [operator, key, wanted]
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), keys).map(
    ([pick, key]): TestAct => ({
      name: `key ${pick} ${key}`,
      edits: (_, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionKey(card, condition, key)
      },
      change: (shown, at) => {
        const { conditions } = statementOf(shown, at)
        const [operator = '', , list = []] = conditions[pick] ?? []
        conditions[pick] = [operator, key, list]
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), operators).map(
    ([pick, operator]): TestAct => ({
      name: `operator ${pick} ${operator}`,
      edits: (cards, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionOperator(cards, card, condition, operator)
      },
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        const { conditions } = statement
        const [old, key = '', list = []] = conditions[pick] ?? []
        if (old === operator) return
        const alone = conditions.filter(each => each[0] === old).length === 1
        const taken = conditions.some(each => each[0] === operator)
        statement.conditions =
          alone && !taken
            ? conditions.with(pick, [operator, key, list])
            : withCondition(conditions.toSpliced(pick, 1), [operator, key, list])
      },
      touches: ['Condition'],
    }),
  ),
  fc.nat(3).map(
    (pick): TestAct => ({
      name: `remove condition ${pick}`,
      edits: (_, card) => {
        const condition = card.conditions[pick]
        return condition && removeCondition(card, condition)
      },
      change: (shown, at) => {
        statementOf(shown, at).conditions.splice(pick, 1)
      },
      touches: ['Condition'],
    }),
  ),
)

const onStatements = fc.oneof(
  fc.nat(4).map(
    (to): TestAct => ({
      name: `move to ${to}`,
      edits: (cards, card) => moveStatement(cards, card, to),
      change: ({ statements }, at) => {
        statements.splice(to, 0, ...statements.splice(at, 1))
      },
      touches: 'all',
    }),
  ),
  fc.constant<TestAct>({
    name: 'remove',
    edits: removeStatement,
    change: ({ statements }, at) => {
      statements.splice(at, 1)
    },
    touches: 'all',
  }),
  fc.constant<TestAct>({
    name: 'duplicate',
    edits: duplicateStatement,
    change: ({ statements }, at) => {
      const copy = structuredClone(statements[at])
      if (copy === undefined) return
      const taken = new Set(statements.map(each => each.sid))
      if (copy.sid !== undefined) {
        let sid = `${copy.sid}Copy`
        for (let number = 2; taken.has(sid); number++) sid = `${copy.sid}Copy${number}`
        copy.sid = sid
      }
      statements.splice(at + 1, 0, copy)
    },
    touches: 'all',
  }),
  anyStatement.map(
    (statement): TestAct => ({
      name: 'add',
      edits: cards => addStatement(cards, { Effect: statement.Effect, Action: [], Resource: '*' }),
      change: ({ statements }) => {
        statements.push({
          effect: statement.Effect,
          action: { negated: false, values: [] },
          resource: { negated: false, values: ['*'] },
          conditions: [],
          fragments: [],
        })
      },
      touches: 'all',
    }),
  ),
  fc.constant<TestAct>({
    name: 'version',
    edits: cards => setVersion(cards, '2012-10-17'),
    change: shown => {
      shown.version = '2012-10-17'
    },
    touches: 'policy',
  }),
)

export const anyAct = fc.oneof(onText, onLists, onPrincipals, onConditions, onConditions, onStatements)
