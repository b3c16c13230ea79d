import type { CellValue, Column } from './column.ts'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const rankOf = (value: CellValue): string | number | undefined => {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'object') return value.length === 0 ? undefined : value.join(', ')
  return value
}

/** Sorts by one column; rows without a value come last whichever way it goes, as nobody looks for them first. */
export const sortRows = <Row>(
  rows: readonly Row[],
  column: Column<Row>,
  descending: boolean,
): readonly Row[] => {
  const ranked = rows.map(row => ({ row, rank: rankOf(column.value(row)) }))
  const direction = descending ? -1 : 1
  ranked.sort((a, b) => {
    if (a.rank === undefined || b.rank === undefined) {
      return Number(a.rank === undefined) - Number(b.rank === undefined)
    }
    const order =
      typeof a.rank === 'number' && typeof b.rank === 'number'
        ? a.rank - b.rank
        : collator.compare(String(a.rank), String(b.rank))
    return order * direction
  })
  return ranked.map(({ row }) => row)
}
