import { replaceEdit } from '../model/edit.ts'
import { quote } from '../model/json-node.ts'
import type { Located } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import type { Draft, Fix } from './finding.ts'
import type { Rule } from './rule.ts'

/** What is wrong with a variable of a policy. */
export type VariableFault = 'brace' | 'quote' | 'space' | 'empty'

/** A `${…}` in a value. */
export interface Variable {
  /** Where it begins and ends in the value. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** As written, without default; undefined for `${*}`, `${?}` and `${$}`. */
  readonly key: string | undefined
  readonly fault: VariableFault | undefined
  /** The same without the fault. */
  readonly repaired: string | undefined
}

const opening = '$' + '{'

let lastValue = ''
let lastVariables: readonly Variable[] = []

/** The variables of a value, in order. Source: IAM User Guide, "IAM policy elements: Variables and tags". */
export function variablesIn(value: string): readonly Variable[] {
  // Several rules look at one value after the other.
  if (value !== lastValue) {
    lastVariables = readVariables(value)
    lastValue = value
  }
  return lastVariables
}

function readVariables(value: string): readonly Variable[] {
  const found: Variable[] = []
  let close = value.indexOf('}')
  for (let from = value.indexOf(opening); from >= 0; ) {
    const next = value.indexOf(opening, from + 2)
    // Looked for once until it is passed, or a value full of openings would be walked through for each of them.
    if (close >= 0 && close < from) close = value.indexOf('}', from)
    const open = close < 0 || (next >= 0 && next < close)
    const to = open ? endOfName(value, from, next < 0 ? value.length : next) : close + 1
    found.push(variable(value.slice(from, to), from, to, open))
    from = next < 0 ? -1 : value.indexOf(opening, Math.max(to, from + 2))
  }
  return found
}

/** Where the name of a variable without a closing brace ends. */
function endOfName(value: string, from: number, limit: number): number {
  let at = from + 2
  while (at < limit && /[A-Za-z0-9_:.=+@-]/.test(value.charAt(at))) at++
  return at
}

/** A name and nothing else, as nearly all variables are. */
const wellFormed = /^\$\{[A-Za-z0-9_:./=+@-]+\}$/

function variable(text: string, from: number, to: number, open: boolean): Variable {
  const common = { from, to, text }
  if (!open && wellFormed.test(text)) {
    return { ...common, key: text.slice(2, -1), fault: undefined, repaired: undefined }
  }
  if (open) return { ...common, key: text.slice(2), fault: 'brace', repaired: `${text}}` }
  const inner = text.slice(2, -1)
  if (inner === '*' || inner === '?' || inner === '$') {
    return { ...common, key: undefined, fault: undefined, repaired: undefined }
  }
  const comma = inner.indexOf(',')
  const name = comma < 0 ? inner : inner.slice(0, comma)
  const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim()
  const key = name.replaceAll(/\s/g, '')
  const rest = fallback === undefined ? '' : `, ${fallback}`
  if (key === '') return { ...common, key, fault: 'empty', repaired: undefined }
  if (key !== name) return { ...common, key, fault: 'space', repaired: `${opening}${key}${rest}}` }
  if (fallback !== undefined && !/^'[^']*'$/.test(fallback)) {
    const bare = fallback.replaceAll(/['"]/g, '')
    return { ...common, key, fault: 'quote', repaired: `${opening}${key}, '${bare}'}` }
  }
  return { ...common, key, fault: undefined, repaired: undefined }
}

/** Where a part of a value stands in the text; the whole value when it is written with escape sequences. */
export const partOf = (at: Located, from: number, to: number): Range =>
  at.length === at.value.length + 2
    ? { offset: at.offset + 1 + from, length: to - from }
    : { offset: at.offset, length: at.length }

/** The checks of a rule about one fault, wherever variables may stand. */
export const variableChecks = (
  fault: VariableFault,
  message: (text: string) => string,
): Pick<Rule, 'resource' | 'condition'> => {
  const drafts = (at: Located): readonly Draft[] =>
    !at.value.includes(opening)
      ? []
      : variablesIn(at.value)
          .filter(each => each.fault === fault)
          .map(each => ({
            range: partOf(at, each.from, each.to),
            message: message(quote(each.text)),
            fixes: repair(at, each),
          }))
  return {
    resource: ({ at }, { variables }) => (variables ? drafts(at) : []),
    condition: ({ values }, { variables }) => (variables ? values.flatMap(drafts) : []),
  }
}

/** Replaces the variable alone: a value can be long and every variable of it be wrong. */
function repair(at: Located, { from, to, fault, repaired }: Variable): readonly Fix[] {
  const range = partOf(at, from, to)
  if (fault === 'empty' && range.offset !== at.offset) {
    return [{ title: 'Remove the variable', edits: [replaceEdit(range, '')] }]
  }
  if (repaired === undefined || range.offset === at.offset) return []
  return [{ title: `Replace by ${quote(repaired)}`, edits: [replaceEdit(range, repaired)] }]
}
