import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policy } from '../evaluate/test-arbitraries.ts'
import { isJson } from '../testing/is-json.ts'
import { type JsonNode, parseJson } from './json-node.ts'
import { parsePolicy } from './parse.ts'
import type { Range } from './problem.ts'

const slice = (text: string, { offset, length }: Range) => text.slice(offset, offset + length)

/** The text put together again from the scalars and names of the tree and what stands between them. */
function print(text: string, root: JsonNode): string {
  const parts: { offset: number; printed: string; length: number }[] = []
  const walk = (node: JsonNode) => {
    if (node.kind === 'scalar') parts.push({ ...node, printed: JSON.stringify(node.value) })
    else if (node.kind === 'array') node.items.forEach(walk)
    else {
      for (const member of node.members) {
        parts.push({ ...member.nameRange, printed: JSON.stringify(member.name) })
        if (member.value !== undefined) walk(member.value)
      }
    }
  }
  walk(root)
  let printed = ''
  let at = 0
  for (const part of parts) {
    printed += text.slice(at, part.offset) + part.printed
    at = part.offset + part.length
  }
  return printed + text.slice(at)
}

/** Every object and array holds its parts, in order. */
function expectNested(node: JsonNode): void {
  const children = node.kind === 'array' ? node.items : node.kind === 'object' ? node.members : []
  let at = node.offset
  for (const child of children) {
    expect(child.offset).toBeGreaterThanOrEqual(at)
    at = child.offset + child.length
    if (!('name' in child)) expectNested(child)
    else if (child.value !== undefined) expectNested(child.value)
  }
  expect(at).toBeLessThanOrEqual(node.offset + node.length)
}

const indent = fc.constantFrom(undefined, 1, 2, 4, '\t')

describe('parse', () => {
  test('printing what was parsed gives the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), indent, (value, space) => {
        const text = JSON.stringify(value, null, space)
        const { root } = parseJson(text)
        if (root === undefined) throw new Error(`no tree for ${text}`)
        expectNested(root)
        expect(print(text, root)).toBe(text)
        expect(JSON.parse(slice(text, root))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('every statement and value stands where its range says', () => {
    fc.assert(
      fc.property(policy, indent, (document, space) => {
        const text = JSON.stringify(document, null, space)
        const parsed = parsePolicy(text)
        expect(parsed.problems).toEqual([])
        expect(parsed.version?.value).toBe(document.Version)
        expect(parsed.statements.map(each => JSON.parse(slice(text, each)))).toEqual(
          JSON.parse(JSON.stringify(document.Statement)),
        )
        for (const each of parsed.statements) {
          const lists = [each.action, each.notAction, each.resource, each.notResource]
          const conditions = each.conditions.flatMap(({ operator, key, values }) => [
            operator,
            key,
            ...values.values,
          ])
          for (const located of [...lists.flatMap(list => list?.values ?? []), ...conditions]) {
            expect(JSON.parse(slice(text, located))).toBe(located.value)
          }
        }
      }),
    )
  })

  test('accepts exactly what JSON.parse accepts', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      '-',
      '01',
      '1e',
      'true',
      'nul',
      ' ',
      '//',
      '\\',
      '"\\u12"',
      '\t',
      '.5',
      "'a'",
      '\ufeff',
      '\u2028',
      '\u00a0',
    )
    const broken = fc.array(piece, { maxLength: 8 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(broken, fc.json(), fc.string()), text => {
        const syntax = parseJson(text).problems.filter(problem => problem.code === 'JSON_SYNTAX_ERROR')
        expect(syntax.length === 0).toBe(isJson(text))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('what is broken is still read as far as possible', () => {
  test('a value that is still to be typed', () => {
    const parsed = parsePolicy('{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ')
    expect(parsed.statements[0]?.effect?.value).toBe('Allow')
    expect(parsed.statements[0]?.unreadable).toContain('Action')
    expect(parsed.problems.length).toBeGreaterThan(0)
  })

  test('a list with something that is no text keeps the texts', () => {
    const parsed = parsePolicy('{"Statement": {"Action": ["s3:*", 1, "iam:*"]}}')
    expect(parsed.statements[0]?.action?.values.map(each => each.value)).toEqual(['s3:*', 'iam:*'])
    expect(parsed.statements[0]?.action?.readable).toBe(false)
  })

  test('a key that stands twice is named where it stands the second time', () => {
    const text = '{"Statement": {"Effect": "Deny", "Effect": "Allow"}}'
    const { problems, statements } = parsePolicy(text)
    expect(problems.map(each => [each.code, each.offset])).toEqual([
      ['DUPLICATE_KEY', text.lastIndexOf('"Effect"')],
    ])
    expect(statements[0]?.elements.map(each => each.name)).toEqual(['Effect', 'Effect'])
  })
})
