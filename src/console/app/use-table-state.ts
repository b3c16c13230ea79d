import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readTableState, type TableState, writeTableState } from '../ui/resource-table/table-state.ts'

/** The state of the screen's table, kept in the address. A change replaces the entry: Back leaves the screen. */
export const useTableState = (): readonly [TableState, (state: TableState) => void] => {
  const [query, setQuery] = useSearchParams()
  const state = useMemo(() => readTableState(query), [query])
  const setState = useCallback(
    (changed: TableState) => setQuery(current => writeTableState(current, changed), { replace: true }),
    [setQuery],
  )
  return [state, setState]
}
