import fc from 'fast-check'
import { anyStatement } from '../evaluate/test-arbitraries.ts'
import type { PrincipalKind } from './cards.ts'
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
import { onConditions, values } from './test-condition-acts.ts'
import { statementOf, type TestAct } from './test-shown.ts'

const actions = fc.constantFrom('s3:GetObject', 's3:*', 'ec2:RunInstances', 'iam:PassRole', '*')
const resources = fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:iam::111122223333:role/"x"')
const kinds = fc.constantFrom<PrincipalKind>('AWS', 'Service', 'Federated')
const parts = fc.constantFrom<ListPart>('Action', 'Resource')

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
