import rows from 'virtual:aws-managed-policies'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../model/edit.ts'
import { type JsonNode, parseJson } from '../model/json-node.ts'
import type { PolicyCards } from './cards.ts'
import { policyCards } from './policy-cards.ts'
import { setEffect } from './statement-acts.ts'

/** Offsets of every value and name that cards show, fragments apart. */
function shownOffsets({ statements, version, id, list }: PolicyCards): ReadonlySet<number> {
  const found = new Set<number>()
  const add = (part: { readonly offset: number } | undefined) => part && found.add(part.offset)
  for (const part of [version, id, list?.member]) add(part)
  for (const { node, sid, effect, principal, action, resource, conditions } of statements) {
    add(sid)
    if (effect !== undefined) add(node?.members.find(({ name }) => name === 'Effect')?.value)
    for (const value of [...(action?.values ?? []), ...(resource?.values ?? [])]) add(value)
    if (principal?.everyone) add(principal.member.value)
    for (const { values } of principal?.groups ?? []) values.forEach(add)
    for (const { values } of conditions) values.forEach(add)
  }
  return found
}

/** Values of the text that are neither shown nor in a fragment. */
function lost(cards: PolicyCards): readonly string[] {
  const shown = shownOffsets(cards)
  const fragments = [...cards.fragments, ...cards.statements.flatMap(each => each.fragments)]
  const isInFragment = ({ offset }: JsonNode) =>
    fragments.some(each => each.offset <= offset && offset < each.offset + each.length)
  const walk = (node: JsonNode): readonly string[] => {
    if (node.kind === 'object') return node.members.flatMap(({ value }) => (value ? walk(value) : []))
    if (node.kind === 'array') return node.items.flatMap(walk)
    return shown.has(node.offset) || isInFragment(node) ? [] : [String(node.value)]
  }
  const { root } = parseJson(cards.text)
  return root === undefined ? [] : walk(root)
}

test('every AWS managed policy is shown whole, as cards alone, and an act on it changes its place only', () => {
  expect(rows.length).toBeGreaterThan(1500)
  for (const [name, , , , , text] of rows) {
    const cards = policyCards(text)
    expect(cards.broken, name).toBeUndefined()
    expect(lost(cards), name).toEqual([])
    expect([...cards.fragments, ...cards.statements.flatMap(each => each.fragments)], name).toEqual([])
    const [first] = cards.statements
    if (first === undefined) throw new Error(`${name} has no statement`)
    const effect = first.effect === 'Allow' ? 'Deny' : 'Allow'
    const turned = applyEdits(text, setEffect(cards, first, effect) ?? [])
    const again = policyCards(turned)
    const back =
      first.effect === undefined ? [] : (setEffect(again, again.statements[0] ?? first, first.effect) ?? [])
    expect(turned === text, name).toBe(false)
    expect(applyEdits(turned, back) === text, name).toBe(true)
  }
})

describe('what cannot be shown is a fragment', () => {
  test.each([
    ['an unknown element', '{"Statement":[{"Resources":["*"]}]}', ['"Resources":["*"]']],
    ['an unknown element of the policy', '{"Comment": "x", "Statement":[]}', ['"Comment": "x"']],
    ['a statement that is no object', '{"Statement":[7]}', ['7']],
    ['a list of statements that is none', '{"Statement":"*"}', ['"*"']],
    ['a list with something else in it', '{"Statement":{"Action":["s3:*",5]}}', ['"Action":["s3:*",5]']],
    ['an effect in another letter case', '{"Statement":{"Effect":"allow"}}', ['"Effect":"allow"']],
    ['a policy that is a list', '[1]', ['[1]']],
    [
      'both of two that exclude each other',
      '{"Statement":{"Action":"*","NotAction":"iam:*"}}',
      ['"Action":"*"', '"NotAction":"iam:*"'],
    ],
    [
      'both of an element that stands twice',
      '{"Statement":{"Sid":"a","Sid":"b"}}',
      ['"Sid":"a"', '"Sid":"b"'],
    ],
    [
      'an operator without keys and a null',
      '{"Statement":{"Condition":{"Bool":{},"StringEquals":{"a":null,"b":"c"}}}}',
      ['"Bool":{}', '"a":null'],
    ],
    ['a kind of principal that is none', '{"Statement":{"Principal":{"aws":"*","AWS":"*"}}}', ['"aws":"*"']],
    [
      'the line where the text is no JSON',
      '{\n"Statement": [\n{"Effect" "Allow"}]}',
      ['{"Effect" "Allow"}]}', '"Effect" "Allow"}'],
    ],
    [
      'half a policy',
      '{"Statement": [{"Effect": "Deny", "Action": ["s3:',
      ['{"Statement": [{"Effect": "Deny", "Action": ["s3:'],
    ],
  ])('%s', (_, text, texts) => {
    const cards = policyCards(text)
    const fragments = [...cards.fragments, ...cards.statements.flatMap(each => each.fragments)]
    expect(fragments.map(each => each.text)).toEqual(texts)
    for (const each of fragments) {
      expect(text.slice(each.offset, each.offset + each.length)).toBe(each.text)
      expect(each.why).toMatch(/\.$/)
    }
    if (cards.broken === undefined) expect(lost(cards)).toEqual([])
  })
})

test('of a broken text the statements that can be read are shown', () => {
  const cards = policyCards('{"Statement": [{"Effect": "Deny", "Action": "s3:*"}, {"Effect": ')
  expect(cards.broken?.detail).toContain('a value must follow')
  expect(cards.statements[0]?.effect).toBe('Deny')
  expect(cards.statements[0]?.action?.values.map(({ value }) => value)).toEqual(['s3:*'])
})

test('an empty text is a policy to begin with', () => {
  const cards = policyCards('  \n')
  expect([cards.broken, cards.listLocked, cards.fragments]).toEqual([undefined, false, []])
})

test.each([
  ['Action', { Action: Array.from({ length: 600 }, (_, index) => `service${index}:Get`) }],
  ['NotAction', { NotAction: Array.from({ length: 5_001 }, (_, index) => `s3:Get${index}`) }],
  ['Resource', { Resource: Array.from({ length: 501 }, (_, index) => `arn:aws:s3:::bucket-${index}`) }],
  ['Principal', { Principal: { AWS: Array.from({ length: 501 }, (_, index) => `${index}`) } }],
  [
    'Condition',
    {
      Condition: Object.fromEntries(
        Array.from({ length: 501 }, (_, index) => [`Operator${index}`, { a: [] }]),
      ),
    },
  ],
])(
  '%s with more than a page can show stays as text, and the rest of the statement can be edited',
  (name, part) => {
    const text = JSON.stringify({ Statement: [{ Effect: 'Allow', ...part }] })
    const cards = policyCards(text)
    expect(lost(cards)).toEqual([])
    const [card] = cards.statements
    expect(card?.fragments.map(({ element, why }) => [element, why])).toEqual([
      [name, `“${name}” lists more than can be shown here.`],
    ])
    expect([...(card?.locked ?? [])]).toEqual([name.replace('Not', '')])
    expect(card?.effect).toBe('Allow')
  },
)
