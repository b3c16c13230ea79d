import type { PrintValue } from '../model/edit.ts'
import type { JsonNode } from '../model/json-node.ts'
import type { Range } from '../model/problem.ts'

/** How a policy's text is laid out, for parts that join it. */
export interface Layout {
  /** What each level adds to the indentation; undefined for a text on one line. */
  readonly unit: string | undefined
  /** How its lines end. */
  readonly newline: string
  /** Lists of texts stand on one line, even where objects do not. */
  readonly flatLists: boolean
}

/** Reads the layout of a text. Takes time in proportion to its parts. */
export function layoutOf(text: string, root: JsonNode | undefined): Layout {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const first = root?.kind === 'object' ? root.members[0] : undefined
  const lead = root === undefined || first === undefined ? '' : text.slice(root.offset + 1, first.offset)
  const line = lead.lastIndexOf('\n')
  const unit = root === undefined || first === undefined ? '  ' : line < 0 ? undefined : lead.slice(line + 1)
  const balance = root === undefined ? 0 : flatness(text, root)
  return { unit: unit === '' ? undefined : unit, newline, flatLists: balance > 0 }
}

/** Lists of texts on one line, less those on several. */
function flatness(text: string, node: JsonNode): number {
  if (node.kind === 'object')
    return node.members.reduce((sum, { value }) => sum + (value ? flatness(text, value) : 0), 0)
  if (node.kind === 'scalar' || node.items.length === 0) return 0
  if (node.items.some(item => item.kind !== 'scalar'))
    return node.items.reduce((sum, item) => sum + flatness(text, item), 0)
  return text.slice(node.offset, node.offset + node.length).includes('\n') ? -1 : 1
}

/** The indentation of a line, where a part is the first thing on it; undefined where something else comes before. */
export function indentOf(text: string, { offset }: Range): string | undefined {
  const lead = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^[ \t]*$/.test(lead) ? lead : undefined
}

/** Writes values as the text is laid out: on several lines where their member stands on a line of its own. */
export const printerFor =
  (layout: Layout): PrintValue =>
  (value, gap) => {
    const line = gap.lastIndexOf('\n')
    return line < 0 ? printFlat(value, gap === '' ? '' : ' ') : printValue(value, gap.slice(line + 1), layout)
  }

/** Writes a value whose first line stands at an indentation. */
export function printValue(value: unknown, indent: string, layout: Layout): string {
  const { unit, newline, flatLists } = layout
  if (unit === undefined) return printFlat(value, ' ')
  const inner = `${newline}${indent}${unit}`
  const outer = `${newline}${indent}`
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    if (flatLists && value.every(item => typeof item !== 'object')) return printFlat(value, ' ')
    return `[${value.map(item => inner + printValue(item, indent + unit, layout)).join(',')}${outer}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, each]) => `${inner}${JSON.stringify(name)}: ${printValue(each, indent + unit, layout)}`,
  )
  return members.length === 0 ? '{}' : `{${members.join(',')}${outer}}`
}

/** Writes a value on one line, with `blank` behind colons and commas. */
export function printFlat(value: unknown, blank: string): string {
  if (Array.isArray(value)) return `[${value.map(item => printFlat(item, blank)).join(`,${blank}`)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}:${blank}${printFlat(each, blank)}`,
  )
  return `{${members.join(`,${blank}`)}}`
}
