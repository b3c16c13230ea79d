import { firstState, type TableState } from '../ui/resource-table/table-state.ts'

/** For tables with a column `last-accessed`: what is in use stands at the top, the rest as it comes. */
export const latestFirst: TableState = { ...firstState, sort: { column: 'last-accessed', descending: true } }
