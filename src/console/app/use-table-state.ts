import { useCallback, useMemo } from 'react'
import { readTableState, type TableState, writeTableState } from '../ui/resource-table/table-state.ts'
import { useAddressQuery } from './use-address-query.ts'

/** The state of the screen's table, kept in the address. A change replaces the entry: Back leaves the screen. */
export const useTableState = (): readonly [
  TableState,
  (changed: (current: TableState) => TableState) => void,
] => {
  const [query, changeQuery] = useAddressQuery()
  const state = useMemo(() => readTableState(query), [query])
  const change = useCallback(
    (changed: (current: TableState) => TableState) =>
      changeQuery(current => writeTableState(current, changed(readTableState(current))), { replace: true }),
    [changeQuery],
  )
  return [state, change]
}
