import type { Column } from './column.ts'
import type { Filter, FilterToken } from './filter.ts'

/** A column as its filter asks for it. */
export interface AskedColumn extends Pick<Column<unknown>, 'id' | 'header' | 'kind' | 'absent'> {
  /** What the filter calls it. */
  readonly label: string
  readonly operators: readonly string[]
}

const takes = (column: AskedColumn): string =>
  `“${column.label}”, which takes only ${column.operators.join(' ')}${
    column.kind === 'date' || column.kind === 'number' ? ' and a number' : ''
  }${column.absent === undefined ? '' : `, or = ${column.absent}`}`

/** The column that a free text begins with when an operator follows: it was meant as a condition on this column. */
const meant = (text: string, columns: readonly AskedColumn[]): AskedColumn | undefined => {
  const typed = text.trim().toLowerCase()
  return columns
    .filter(column =>
      [column.header, column.label].some(label => {
        const start = label.toLowerCase()
        return typed.startsWith(start) && /^\s*[=!:^<>]/.test(typed.slice(start.length))
      }),
    )
    .sort((a, b) => b.header.length - a.header.length)[0]
}

const isValueOf = ({ kind, absent }: AskedColumn, { operator, value }: FilterToken): boolean => {
  const typed = value.trim().toLowerCase()
  if (kind === 'text' || kind === 'list') return true
  if ((operator === '=' || operator === '!=') && typed === absent?.toLowerCase()) return true
  return typed !== '' && Number.isFinite(Number(typed))
}

const tokenProblem = (token: FilterToken, columns: readonly AskedColumn[]): string | undefined => {
  if (token.column === undefined) {
    const column = meant(token.value, columns)
    return (
      column &&
      `“${token.value.trim()}” is looked for as a text in all columns; it is no condition for ${takes(column)}.`
    )
  }
  const column = columns.find(({ id }) => id === token.column)
  if (column === undefined) return `No column is called “${token.column}”, so that nothing matches it.`
  return column.operators.includes(token.operator) && isValueOf(column, token)
    ? undefined
    : `“${token.operator} ${token.value}” is no condition for ${takes(column)}.`
}

/** Why a filter does not do what its words seem to say, a sentence for each condition that does not. */
export const filterProblems = (filter: Filter, columns: readonly AskedColumn[]): readonly string[] =>
  filter.tokens.flatMap(token => tokenProblem(token, columns) ?? [])
