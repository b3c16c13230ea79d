import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import { useMemo } from 'react'
import type { Column } from './column.ts'
import { type Filter, filterLabel, operatorsOf } from './filter.ts'
import { FilterAlert } from './filter-alert.tsx'
import type { AskedColumn } from './filter-problem.ts'

/** More suggestions than this slow the list down and help nobody. */
const mostSuggestions = 300

const suggestionsOf = <Row,>(
  rows: readonly Row[],
  column: Column<Row>,
): PropertyFilterProps.FilteringOption[] => {
  const values = new Set<string>()
  for (const row of rows) {
    const value = column.value(row)
    if (typeof value === 'string') values.add(value)
    else if (typeof value === 'object' && !(value instanceof Date)) for (const item of value) values.add(item)
    if (values.size >= mostSuggestions) break
  }
  return [...values].sort().map(value => ({ propertyKey: column.id, value }))
}

const asked = <Row,>(column: Column<Row>): AskedColumn => ({
  ...column,
  label: filterLabel(column),
  operators: operatorsOf[column.kind],
})

const propertyOf = <Row,>(column: Column<Row>): PropertyFilterProps.FilteringProperty => {
  const operators = operatorsOf[column.kind]
  const label = filterLabel(column)
  return {
    key: column.id,
    propertyLabel: label,
    groupValuesLabel: `${label} values`,
    operators,
    defaultOperator: operators[0] ?? '=',
  }
}

export interface TableFilterProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  /** What the rows are called, such as `users`. */
  readonly noun: string
  readonly countText: string
}

/** Cloudscape's property filter over the table's own columns. */
export const TableFilter = <Row,>({
  columns,
  rows,
  filter,
  onChange,
  noun,
  countText,
}: TableFilterProps<Row>) => {
  const properties = useMemo(() => columns.map(propertyOf), [columns])
  const suggestions = useMemo(
    () =>
      columns.flatMap(column => [
        ...(column.absent === undefined ? [] : [{ propertyKey: column.id, value: column.absent }]),
        ...(column.suggest === true ? suggestionsOf(rows, column) : []),
      ]),
    [columns, rows],
  )
  return (
    <div>
      <PropertyFilter
        filteringProperties={properties}
        filteringOptions={suggestions}
        query={{
          operation: filter.operation,
          tokens: filter.tokens.map(({ column, operator, value }) => ({
            operator,
            value,
            ...(column === undefined ? {} : { propertyKey: column }),
          })),
        }}
        onChange={({ detail }) =>
          onChange({
            operation: detail.operation,
            tokens: detail.tokens.map(({ propertyKey, operator, value }) => ({
              column: propertyKey,
              operator,
              value: String(value ?? ''),
            })),
          })
        }
        countText={countText}
        filteringPlaceholder={`Find ${noun}`}
        filteringAriaLabel={`Find ${noun}`}
        filteringEmpty="No suggestions; press Enter to search all columns"
        virtualScroll
        expandToViewport
      />
      {filter.tokens.length > 0 && <FilterAlert filter={filter} columns={columns.map(asked)} />}
    </div>
  )
}
