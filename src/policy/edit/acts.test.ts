import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyStatement } from '../evaluate/test-arbitraries.ts'
import { applyEdits } from '../model/edit.ts'
import type { PolicyCards, StatementCard } from './cards.ts'
import { policyCards } from './policy-cards.ts'
import { anyAct } from './test-acts.ts'
import { shownOf, type TestAct } from './test-shown.ts'

const principal = fc.oneof(
  fc.constant('*'),
  fc.dictionary(
    fc.constantFrom('AWS', 'Service', 'Federated', 'Nobody'),
    fc.oneof(
      fc.constantFrom('*', 'lambda.amazonaws.com'),
      fc.array(fc.constant('111122223333')),
      fc.constant(5),
    ),
    { maxKeys: 3 },
  ),
)

/** What no policy should hold, and a view must keep. */
const oddity = fc.constantFrom<Record<string, unknown>>(
  {},
  { Resources: ['*'] },
  { Sid: 5 },
  { Sid: 'Read' },
  { Effect: 'allow' },
  { Action: ['s3:*', 5] },
  { NotAction: 'iam:*' },
  { Resource: null },
  { Condition: 'none' },
  { Condition: {} },
  { Condition: { Bool: { 'aws:SecureTransport': true }, StringEquals: {} } },
  { Condition: { NumericLessThan: { 's3:max-keys': [5, 6], 'aws:username': [null] }, Bool: [] } },
)

const statement = fc
  .tuple(anyStatement, fc.option(principal, { nil: undefined }), oddity)
  .map(([each, Principal, odd]): object => ({
    ...each,
    ...(Principal !== undefined && { Principal }),
    ...odd,
  }))

const policy = fc
  .tuple(
    fc.constantFrom<Record<string, unknown>>({ Version: '2012-10-17' }, {}, { Id: 'x', Comment: { a: [] } }),
    fc.oneof(fc.array(fc.oneof(statement, statement, fc.constant(7)), { maxLength: 4 }), statement),
  )
  .map(([head, Statement]) => ({ ...head, Statement }))

const twice = (text: string): string => text.replace('"Effect":', '"Action":"twice:Two","Effect":')

/** Policies in the layouts of people and programs, some with an element that stands twice. */
const anyText = fc
  .tuple(
    policy,
    fc.constantFrom(undefined, 2, 4, '\t'),
    fc.constantFrom('as it is', 'spaced', 'crlf', 'twice'),
  )
  .map(([each, space, how]) => {
    const text = JSON.stringify(each, null, space)
    if (how === 'spaced' && space === undefined) return text.replaceAll(/([,:])(["{[])/g, '$1 $2')
    if (how === 'crlf') return text.replaceAll('\n', '\r\n')
    return how === 'twice' ? twice(text) : text
  })

const textOf = ({ text }: PolicyCards, { offset, length }: { offset: number; length: number }): string =>
  text.slice(offset, offset + length)

/** The text of everything in a statement but certain elements. */
const othersOf = (
  cards: PolicyCards,
  card: StatementCard | undefined,
  but: readonly string[],
): readonly string[] =>
  card?.node?.members.filter(({ name }) => !but.includes(name)).map(member => textOf(cards, member)) ?? []

function carryOut(text: string, act: TestAct, pick: number): string {
  const before = policyCards(text)
  const at = before.statements.length === 0 ? 0 : pick % before.statements.length
  const card = before.statements[at]
  if (card === undefined) return text
  const edits = act.edits(before, card)
  if (edits === undefined) return text
  const after = applyEdits(text, edits)
  expect(() => JSON.parse(after), after).not.toThrow()
  const cards = policyCards(after)
  const expected = shownOf(before)
  act.change(expected, at)
  // An act may mend what a fragment showed, or empty the condition that was one; it never makes one.
  const shown = shownOf(cards)
  const without = ({ statements, ...rest }: typeof shown) => ({
    ...rest,
    // A key that joins an operator may stand before others; which of them is first has no meaning.
    statements: statements.map(({ fragments: _, conditions, ...each }) => ({
      ...each,
      conditions: conditions.map(each => JSON.stringify(each)).sort(),
    })),
  })
  expect(without(shown), `${act.name}: ${text} -> ${after}`).toEqual(without(expected))
  if (act.touches === 'all' || act.touches === 'policy') return after
  for (const [index, other] of cards.statements.entries()) {
    const old = before.statements[index]
    if (old === undefined) throw new Error('a statement came out of nothing')
    if (index !== at) expect(textOf(cards, other)).toBe(textOf(before, old))
    else expect(othersOf(cards, other, act.touches)).toEqual(othersOf(before, old, act.touches))
  }
  expect(cards.fragments.map(each => each.text)).toEqual(before.fragments.map(each => each.text))
  return after
}

test('any acts on any policy do what they say, and leave valid JSON and all else as it was', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.tuple(anyAct, fc.nat(4)), { minLength: 1, maxLength: 8 }),
      (text, acts) => {
        acts.reduce((now, [act, pick]) => carryOut(now, act, pick), text)
      },
    ),
    { numRuns: 500 },
  )
})

test('what is shown survives being written as JSON and read again', () => {
  fc.assert(
    fc.property(anyText, text => {
      const shown = shownOf(policyCards(text))
      expect(shownOf(policyCards(text))).toEqual(shown)
      if (!text.includes('twice:Two')) {
        const again = shownOf(policyCards(JSON.stringify(JSON.parse(text), null, 1)))
        const plain = ({ version, statements }: typeof shown) => ({
          version,
          statements: statements.map(({ fragments, ...each }) => ({
            ...each,
            fragments: fragments.map(each =>
              JSON.stringify(JSON.parse(each.startsWith('"') ? `{${each}}` : each)),
            ),
          })),
        })
        expect(plain(again)).toEqual(plain(shown))
      }
    }),
  )
})
