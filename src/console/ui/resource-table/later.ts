import { type Column, textOf } from './column.ts'

/** Stands in a cell whose value has not come yet. */
export const onItsWay = '…'

/** A column whose values arrive after the rows, with their details; until then its cells say so. */
export const later = <Row extends { readonly detail?: unknown }>(column: Column<Row>): Column<Row> => ({
  ...column,
  cell: row =>
    row.detail === undefined ? onItsWay : (column.cell?.(row) ?? textOf(column.value(row), column.absent)),
})
