import { endOf, itemGap, replaceEdit, type TextEdit } from '../model/edit.ts'
import type { ArrayNode, JsonNode } from '../model/json-node.ts'
import type { Range } from '../model/problem.ts'
import { indentOf, type Layout } from './layout.ts'

/** An item that stays, by its place in the list, or the JSON text of a new one. */
export type ListEntry = number | string

/** Where a list stands. */
export interface ListPlace {
  readonly text: string
  readonly layout: Layout
  /** The member whose value it is. */
  readonly member: Range
  readonly node: JsonNode
}

/**
 * Makes a list hold certain items; those that stay keep their order and their text. A value that stands alone counts
 * as a list of one and stays alone while it is one.
 */
export function listEdits(place: ListPlace, entries: readonly ListEntry[]): readonly TextEdit[] {
  const { node, text } = place
  if (node.kind !== 'array') return loneEdits(place, entries)
  if (entries.length === 0) return node.items.length === 0 ? [] : [replaceEdit(node, '[]')]
  const first = node.items[0]
  const last = node.items.at(-1)
  if (first === undefined || last === undefined)
    return [replaceEdit(node, printList(place, entries.map(String)))]
  return spliceEdits(node, entries, itemGap(text, node))
}

/** Takes several items of a list away, of which at least one stays; edits in order that do not touch. */
export const removeItems = (node: ArrayNode, isGone: (item: JsonNode) => boolean): readonly TextEdit[] =>
  spliceEdits(
    node,
    node.items.flatMap((item, index) => (isGone(item) ? [] : [index])),
    '',
  )

/** Edits of a list that has items and keeps or gets some. */
function spliceEdits(node: ArrayNode, entries: readonly ListEntry[], gap: string): readonly TextEdit[] {
  const { items } = node
  const edits: TextEdit[] = []
  let previous = -1
  let fresh: string[] = []
  // What changes between two items that stay; `next` is beyond the end for what follows the last one.
  const close = (next: number) => {
    const before = items[previous]
    const after = items[next]
    const gone = next - previous > 1
    if (!gone && fresh.length === 0) return
    const from = items[previous + 1]
    if (before === undefined) {
      const start = items[0]?.offset ?? node.offset
      if (after === undefined) {
        const end = endOf(items.at(-1) ?? node)
        edits.push({ offset: start, length: end - start, text: fresh.join(`,${gap}`) })
      } else {
        const text = fresh.map(each => `${each},${gap}`).join('')
        edits.push({ offset: start, length: after.offset - start, text })
      }
      return
    }
    const text = fresh.map(each => `,${gap}${each}`).join('')
    const at = endOf(before)
    if (after === undefined) edits.push({ offset: at, length: endOf(items.at(-1) ?? before) - at, text })
    else {
      if (text !== '') edits.push({ offset: at, length: 0, text })
      if (gone && from !== undefined)
        edits.push({ offset: from.offset, length: after.offset - from.offset, text: '' })
    }
  }
  for (const entry of entries) {
    if (typeof entry === 'string') {
      fresh.push(entry)
      continue
    }
    close(entry)
    previous = entry
    fresh = []
  }
  close(items.length)
  return edits
}

/** Edits of a value that stands alone. */
function loneEdits(place: ListPlace, entries: readonly ListEntry[]): readonly TextEdit[] {
  const { node } = place
  const [only] = entries
  if (entries.length === 1 && only !== undefined)
    return typeof only === 'string' ? [replaceEdit(node, only)] : []
  const kept = entries.indexOf(0)
  if (kept < 0) return [replaceEdit(node, printList(place, entries.map(String)))]
  const texts = entries.map(String)
  const { open, between, close } = bracketsOf(place, node.kind === 'object')
  const before = texts.slice(0, kept).map(each => `${each},${between}`)
  const after = texts.slice(kept + 1).map(each => `,${between}${each}`)
  return [
    { offset: node.offset, length: 0, text: `[${open}${before.join('')}` },
    { offset: endOf(node), length: 0, text: `${after.join('')}${close}]` },
  ]
}

function printList(place: ListPlace, texts: readonly string[]): string {
  if (texts.length === 0) return '[]'
  const { open, between, close } = bracketsOf(
    place,
    texts.some(each => each.startsWith('{')),
  )
  return `[${open}${texts.join(`,${between}`)}${close}]`
}

/** The white space of a new list, of objects or of texts. */
function bracketsOf({ text, layout, member, node }: ListPlace, objects: boolean) {
  const indent = indentOf(text, member)
  const flat = layout.flatLists && !objects
  if (indent === undefined || layout.unit === undefined || flat) {
    const blank = text.charAt(node.offset - 1) === ':' ? '' : ' '
    return { open: '', between: blank, close: '' }
  }
  const inner = `${layout.newline}${indent}${layout.unit}`
  return { open: inner, between: inner, close: `${layout.newline}${indent}` }
}

/**
 * The entries that make a list hold certain values: what is there already stays where the order permits. `print`
 * writes a new one.
 */
export function entriesFor(
  there: readonly string[],
  wanted: readonly string[],
  print: (value: string) => string = value => JSON.stringify(value),
): readonly ListEntry[] {
  let from = 0
  return wanted.map(value => {
    const at = there.indexOf(value, from)
    if (at < 0) return print(value)
    from = at + 1
    return at
  })
}
