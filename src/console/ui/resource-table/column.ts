import type { ReactNode } from 'react'

/** What a column holds for one row; it is sorted, filtered and exported by this, whatever the cell shows. */
export type CellValue = string | number | Date | readonly string[] | undefined

export interface Column<Row> {
  /** Short and stable: it stands in URLs and in saved preferences. */
  readonly id: string
  readonly header: string
  /** How the column sorts and which operators its filter offers. */
  readonly kind: 'text' | 'list' | 'number' | 'date'
  readonly value: (row: Row) => CellValue
  /** What the cell shows; the value itself unless given. */
  readonly cell?: (row: Row) => ReactNode
  /** The word for an undefined value, such as `Never`: shown, and found by the filter `= Never`. */
  readonly absent?: string
  /** Whether the filter suggests the column's values; only sensible where rows share them. */
  readonly suggest?: boolean
  /** Hidden until a person chooses it. */
  readonly optional?: boolean
  /** May not be hidden: the column that names the row. */
  readonly always?: boolean
  readonly width?: number
}

/** The value in words, for cells, filters and exports. Dates are ISO 8601 days and minutes in UTC. */
export const textOf = (value: CellValue, absent = ''): string => {
  if (value === undefined) return absent
  if (value instanceof Date) return formatDate(value)
  if (typeof value === 'object') return value.length === 0 ? absent : value.join(', ')
  return String(value)
}

/** `2026-11-23 18:30 UTC`: one form everywhere, the same for everybody who reads it. */
export const formatDate = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
