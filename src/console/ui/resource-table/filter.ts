import type { CellValue, Column } from './column.ts'

/** One condition; without a column it looks at all of them. */
export interface FilterToken {
  readonly column?: string | undefined
  readonly operator: string
  readonly value: string
}

export interface Filter {
  readonly operation: 'and' | 'or'
  readonly tokens: readonly FilterToken[]
}

export const noFilter: Filter = { operation: 'and', tokens: [] }

/** Operators by kind of column, the first one being the default. */
export const operatorsOf: Readonly<Record<Column<unknown>['kind'], readonly string[]>> = {
  text: ['=', '!=', ':', '!:', '^'],
  list: ['=', '!=', ':', '!:'],
  number: ['=', '!=', '>', '>=', '<', '<='],
  // Dates are compared by their age in days, which is what a person asks about: "older than 90 days".
  date: ['>', '>=', '<', '<=', '=', '!='],
}

/** What the filter calls a column, and what a person types to name it. */
export const filterLabel = ({ header, kind }: Pick<Column<unknown>, 'header' | 'kind'>): string =>
  kind === 'date' ? `${header} (days ago)` : header

const dayInMs = 86_400_000

const matchesText = (operator: string, value: string, wanted: string): boolean => {
  switch (operator) {
    case '=':
      return value === wanted
    case ':':
      return value.includes(wanted)
    case '^':
      return value.startsWith(wanted)
    default:
      return false
  }
}

const matchesNumber = (operator: string, value: number, wanted: number): boolean => {
  switch (operator) {
    case '=':
      return value === wanted
    case '>':
      return value > wanted
    case '>=':
      return value >= wanted
    case '<':
      return value < wanted
    case '<=':
      return value <= wanted
    default:
      return false
  }
}

const isEmpty = (value: CellValue): boolean =>
  value === undefined || (typeof value === 'object' && !(value instanceof Date) && value.length === 0)

type Test<Row> = (row: Row) => boolean

const columnTest = <Row>(column: Column<Row>, operator: string, wanted: string, now: number): Test<Row> => {
  const folded = wanted.trim().toLowerCase()
  const absent = column.absent?.toLowerCase()
  const number = Number(folded)
  return row => {
    const value = column.value(row)
    if (isEmpty(value)) return absent !== undefined && matchesText(operator, absent, folded)
    if (value instanceof Date) {
      return folded !== '' && matchesNumber(operator, Math.floor((now - value.getTime()) / dayInMs), number)
    }
    if (typeof value === 'number') return folded !== '' && matchesNumber(operator, value, number)
    if (typeof value === 'string') return matchesText(operator, value.toLowerCase(), folded)
    return value?.some(item => matchesText(operator, item.toLowerCase(), folded)) ?? false
  }
}

/**
 * Rows with the text of all their columns in lower case, made once for each set of rows, so that a free-text filter
 * over thousands of rows looks at one string a row.
 */
export const indexRows = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): ReadonlyMap<Row, string> =>
  new Map(
    rows.map(row => [
      row,
      columns
        .map(column => textOfValue(column.value(row)))
        .join('\n')
        .toLowerCase(),
    ]),
  )

const textOfValue = (value: CellValue): string => {
  if (value === undefined || value instanceof Date) return ''
  return typeof value === 'object' ? value.join('\n') : String(value)
}

const tokenTest = <Row>(
  token: FilterToken,
  columns: readonly Column<Row>[],
  index: ReadonlyMap<Row, string>,
  now: number,
): Test<Row> => {
  const negated = token.operator.startsWith('!')
  const operator = negated ? token.operator.slice(1) : token.operator
  const positive = (): Test<Row> => {
    if (token.column === undefined) {
      const folded = token.value.trim().toLowerCase()
      return row => index.get(row)?.includes(folded) ?? false
    }
    const column = columns.find(candidate => candidate.id === token.column)
    // A filter from an old link may name a column that is gone: nothing matches, and the token shows why.
    return column === undefined
      ? () => false
      : columnTest(column, operator === '' ? '=' : operator, token.value, now)
  }
  const test = positive()
  return negated ? row => !test(row) : test
}

/**
 * The rows that pass the filter, in their order. `!=` and `!:` match exactly the rows that `=` and `:` do not.
 * Text is compared without regard to case; dates by age in whole days before `now` (milliseconds since 1970).
 */
export const filterRows = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: Filter,
  index: ReadonlyMap<Row, string>,
  now: number,
): readonly Row[] => {
  if (filter.tokens.length === 0) return rows
  const tests = filter.tokens.map(token => tokenTest(token, columns, index, now))
  return filter.operation === 'and'
    ? rows.filter(row => tests.every(test => test(row)))
    : rows.filter(row => tests.some(test => test(row)))
}
