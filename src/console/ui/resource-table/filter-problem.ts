import type { Column } from './column.ts'
import { type Filter, type FilterToken, operatorsOf } from './filter.ts'

type Named = Pick<Column<unknown>, 'id' | 'header' | 'kind' | 'absent'>

/** What the filter calls a column, and what a person types to name it. */
export const filterLabel = ({ header, kind }: Pick<Column<unknown>, 'header' | 'kind'>): string =>
  kind === 'date' ? `${header} (days ago)` : header

const takes = (column: Named): string =>
  `“${filterLabel(column)}”, which takes only ${operatorsOf[column.kind].join(' ')}${
    column.kind === 'date' || column.kind === 'number' ? ' and a number' : ''
  }${column.absent === undefined ? '' : `, or = ${column.absent}`}`

/** The column that a free text begins with when an operator follows: it was meant as a condition on this column. */
const meant = (text: string, columns: readonly Named[]): Named | undefined => {
  const typed = text.trim().toLowerCase()
  return columns
    .filter(column =>
      [column.header, filterLabel(column)].some(label => {
        const start = label.toLowerCase()
        return typed.startsWith(start) && /^\s*[=!:^<>]/.test(typed.slice(start.length))
      }),
    )
    .sort((a, b) => b.header.length - a.header.length)[0]
}

const isValueOf = ({ kind, absent }: Named, { operator, value }: FilterToken): boolean => {
  const typed = value.trim().toLowerCase()
  if (kind === 'text' || kind === 'list') return true
  if ((operator === '=' || operator === '!=') && typed === absent?.toLowerCase()) return true
  return typed !== '' && Number.isFinite(Number(typed))
}

const tokenProblem = (token: FilterToken, columns: readonly Named[]): string | undefined => {
  if (token.column === undefined) {
    const column = meant(token.value, columns)
    return (
      column &&
      `“${token.value.trim()}” is looked for as a text in all columns; it is no condition for ${takes(column)}.`
    )
  }
  const column = columns.find(({ id }) => id === token.column)
  if (column === undefined) return `No column is called “${token.column}”, so that nothing matches it.`
  return operatorsOf[column.kind].includes(token.operator) && isValueOf(column, token)
    ? undefined
    : `“${token.operator} ${token.value}” is no condition for ${takes(column)}.`
}

/** Why a filter does not do what its words seem to say, a sentence for each condition that does not. */
export const filterProblems = (filter: Filter, columns: readonly Named[]): readonly string[] =>
  filter.tokens.flatMap(token => tokenProblem(token, columns) ?? [])
