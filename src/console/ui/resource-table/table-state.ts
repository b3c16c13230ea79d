import { type Filter, type FilterToken, noFilter } from './filter.ts'

/** What a person would want back after following a link and coming back. */
export interface TableState {
  readonly filter: Filter
  /** Column id; absent for the table's own order. */
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined
  /** From 1. */
  readonly page: number
}

export const firstState: TableState = { filter: noFilter, page: 1 }

const tokenPattern = /^([\w-]*)(!=|!:|!\^|>=|<=|=|:|\^|>|<)([\s\S]*)$/

const parseToken = (text: string): FilterToken | undefined => {
  const [, column, operator, value] = tokenPattern.exec(text) ?? []
  if (operator === undefined || value === undefined) return undefined
  return { column: column === '' ? undefined : column, operator, value }
}

/** Reads the state from a URL's query, such as `?filter=groups=Developers&sort=-created&page=2`. Never throws. */
export const readTableState = (query: URLSearchParams): TableState => {
  const tokens = query.getAll('filter').flatMap(text => parseToken(text) ?? [])
  const sort = query.get('sort') ?? ''
  const page = Number(query.get('page') ?? '1')
  return {
    filter: { operation: query.get('match') === 'any' ? 'or' : 'and', tokens },
    sort: sort === '' ? undefined : { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** Writes the state into a copy of a URL's query, leaving out what is as at first and keeping what is not its own. */
export const writeTableState = (query: URLSearchParams, state: TableState): URLSearchParams => {
  const written = new URLSearchParams(query)
  for (const name of ['filter', 'match', 'sort', 'page']) written.delete(name)
  for (const { column, operator, value } of state.filter.tokens) {
    written.append('filter', `${column ?? ''}${operator}${value}`)
  }
  if (state.filter.operation === 'or') written.set('match', 'any')
  if (state.sort) written.set('sort', `${state.sort.descending ? '-' : ''}${state.sort.column}`)
  if (state.page > 1) written.set('page', String(state.page))
  return written
}
