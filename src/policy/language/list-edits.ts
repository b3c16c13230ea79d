import { replaceEdit, type TextEdit } from '../model/edit.ts'
import type { ArrayNode, JsonNode } from '../model/json-node.ts'
import type { Range } from '../model/problem.ts'

const endOf = ({ offset, length }: Range): number => offset + length

/** Takes several items of a list away, of which at least one stays; edits in order that do not touch. */
export function removeItems({ items }: ArrayNode, isGone: (item: JsonNode) => boolean): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let kept: JsonNode | undefined
  let from: number | undefined
  for (const item of items) {
    if (isGone(item)) {
      from ??= item.offset
      continue
    }
    if (from !== undefined) edits.push({ offset: from, length: item.offset - from, text: '' })
    from = undefined
    kept = item
  }
  const last = items.at(-1)
  if (from !== undefined && kept !== undefined && last !== undefined) {
    edits.push({ offset: endOf(kept), length: endOf(last) - endOf(kept), text: '' })
  }
  return edits
}

/** Puts other texts into a list, or in the place of the one text that stands alone, laid out as it was. */
export function replaceTexts(text: string, node: JsonNode, values: readonly string[]): TextEdit {
  const items = node.kind === 'array' ? node.items : []
  const [first, second] = items
  const last = items.at(-1)
  const usual = text.charAt(node.offset - 1) === ':' ? '' : ' '
  const lead = first === undefined ? '' : text.slice(node.offset + 1, first.offset)
  const gap =
    first === undefined || second === undefined
      ? lead || usual
      : text.slice(endOf(first), second.offset).replace(',', '')
  const tail = last === undefined ? '' : text.slice(endOf(last), endOf(node) - 1)
  return replaceEdit(node, `[${lead}${values.map(value => JSON.stringify(value)).join(`,${gap}`)}${tail}]`)
}
