import { useDeferredValue, useMemo, useState } from 'react'
import type { Column } from './column.ts'
import { filterRows, indexRows } from './filter.ts'
import { sortRows } from './sort.ts'
import type { TableState } from './table-state.ts'

/** What of the rows is to be seen: filtered, sorted, cut into pages. */
export const useTableView = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  state: TableState,
  pageSize: number,
) => {
  const [now] = useState(Date.now)
  // The filter's own input stays quick whatever the rows cost: they follow when there is time.
  const filter = useDeferredValue(state.filter)
  const index = useMemo(() => indexRows(rows, columns), [rows, columns])
  const matching = useMemo(
    () => filterRows(rows, columns, filter, index, now),
    [rows, columns, filter, index, now],
  )
  const sortColumn = columns.find(column => column.id === state.sort?.column)
  const descending = state.sort?.descending === true
  const sorted = useMemo(
    () => (sortColumn === undefined ? matching : sortRows(matching, sortColumn, descending)),
    [matching, sortColumn, descending],
  )
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize))
  const page = Math.min(state.page, pages)
  const first = (page - 1) * pageSize
  return { sorted, pages, page, first, visible: sorted.slice(first, first + pageSize), descending }
}
