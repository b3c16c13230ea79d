import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type ReactNode, useMemo, useState } from 'react'
import { type Column, textOf } from './column.ts'
import { downloadCsv, toCsv } from './csv.ts'
import { noFilter } from './filter.ts'
import { pageSizes, usePreferences } from './preferences.ts'
import { TableFilter } from './table-filter.tsx'
import { TableHeader } from './table-header.tsx'
import type { TableState } from './table-state.ts'
import { useTableView } from './use-table-view.ts'

export interface ResourceTableProps<Row> {
  /** Saved preferences and the exported file carry it. */
  readonly name: string
  readonly title: string
  readonly description?: ReactNode
  /** `['user', 'users']`: for counts, labels and the states without rows. */
  readonly noun: readonly [singular: string, plural: string]
  /** The same array from render to render: the index over the rows hangs on it. */
  readonly columns: readonly Column<Row>[]
  /** The same array until the data change. */
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** What a person calls the row; its id unless given. */
  readonly rowLabel?: (row: Row) => string
  /** `loading`: nothing yet. `partial`: rows, and more on their way. */
  readonly status: 'loading' | 'partial' | 'ready'
  /** Stands where the rows would be, or above those that came before it went wrong. */
  readonly failure?: ReactNode
  /** Something to know about the rows, above them. */
  readonly notice?: ReactNode
  readonly state: TableState
  /** Gets what is to become of the state, which may have changed since it was shown. */
  readonly onStateChange: (changed: (current: TableState) => TableState) => void
  readonly selection?: 'multi' | 'none'
  /** Given, the selection is the caller's, and keeps rows that a filter hides; else the table keeps it. */
  readonly selectedIds?: ReadonlySet<string>
  readonly onSelectedIdsChange?: (ids: ReadonlySet<string>) => void
  readonly actions?: (selected: readonly Row[]) => ReactNode
  /** A choice beside the filter of which rows are read at all. */
  readonly filterBy?: ReactNode
  /** What it means that there is no row at all, where the table does not show all there are. */
  readonly emptyText?: string
  /** What to do when there is no row at all. */
  readonly emptyAction?: ReactNode
  readonly onRefresh?: (() => void) | undefined
  /** The rows are being read again; those from before stay meanwhile. */
  readonly refreshing?: boolean
  /** `embedded`: within a container that is there already. */
  readonly variant?: 'full-page' | 'container' | 'embedded'
  /** Long texts go on in another line, whatever the person prefers elsewhere. */
  readonly wrapLines?: boolean
  /** Rows a page until a person chooses; 50 unless given. */
  readonly pageSize?: 10 | 20 | 50 | 100
  /** For a handful of rows: no filter, pages, preferences or export. */
  readonly plain?: boolean
}

const count = (number: number): string => number.toLocaleString('en')

/**
 * The one table for resources: property filter, sorting, pages, column choice, selection with actions, CSV export.
 * Its state is given and changes are handed up; it only keeps the selection and, in the browser, the preferences.
 */
export const ResourceTable = <Row,>(props: ResourceTableProps<Row>) => {
  const { columns, rows, rowId, state, onStateChange, status, variant = 'full-page', plain = false } = props
  const failure = props.failure || undefined
  const [singular, plural] = props.noun
  const [preferences, savePreferences] = usePreferences(props.name, columns, props.pageSize ?? 50)
  const [ownSelectedIds, setOwnSelectedIds] = useState<ReadonlySet<string>>(new Set())
  const selectedIds = props.selectedIds ?? ownSelectedIds
  const { sorted, pages, page, first, visible, descending } = useTableView(
    rows,
    columns,
    state,
    preferences.pageSize,
  )
  const selected = useMemo(
    () => (selectedIds.size === 0 ? [] : sorted.filter(row => selectedIds.has(rowId(row)))),
    [sorted, selectedIds, rowId],
  )

  const definitions = useMemo(() => columns.map(definitionOf), [columns])
  const filtered = state.filter.tokens.length > 0
  const more = status === 'partial' ? '+' : ''
  const counter =
    status === 'loading' || (failure !== undefined && rows.length === 0)
      ? undefined
      : filtered || selected.length > 0
        ? `(${count(selected.length > 0 ? selected.length : sorted.length)}/${count(rows.length)}${more})`
        : `(${count(rows.length)}${more})`

  const select = (ids: ReadonlySet<string>): void => {
    setOwnSelectedIds(ids)
    const shown = new Set(sorted.map(rowId))
    props.onSelectedIdsChange?.(new Set([...[...selectedIds].filter(id => !shown.has(id)), ...ids]))
  }

  const exportCsv = (): void => {
    const shown = preferences.contentDisplay.filter(item => item.visible)
    const exported = shown.flatMap(item => columns.find(column => column.id === item.id) ?? [])
    const records = (selected.length > 0 ? selected : sorted).map(row =>
      exported.map(column => textOf(column.value(row), column.absent)),
    )
    downloadCsv(
      `${props.name}.csv`,
      toCsv(
        exported.map(column => column.header),
        records,
      ),
    )
  }

  return (
    <Table<Row>
      variant={variant}
      stickyHeader={variant === 'full-page'}
      enableKeyboardNavigation
      resizableColumns
      columnDefinitions={definitions}
      columnDisplay={preferences.contentDisplay.map(({ id, visible }) => ({ id, visible }))}
      wrapLines={props.wrapLines === true || preferences.wrapLines}
      contentDensity={preferences.contentDensity}
      items={visible}
      trackBy={rowId}
      loading={status === 'loading' && failure === undefined}
      loadingText={`Loading ${plural}`}
      {...(props.selection === 'none'
        ? {}
        : {
            selectionType: 'multi' as const,
            selectedItems: selected,
            onSelectionChange: ({ detail }: { detail: TableProps.SelectionChangeDetail<Row> }) =>
              select(new Set(detail.selectedItems.map(rowId))),
          })}
      ariaLabels={{
        tableLabel: props.title,
        selectionGroupLabel: `Selected ${plural}`,
        allItemsSelectionLabel: () => `Select all ${plural} on this page`,
        itemSelectionLabel: (_, row) => `Select ${singular} ${(props.rowLabel ?? rowId)(row)}`,
        resizerRoleDescription: 'Resize button',
      }}
      sortingColumn={state.sort === undefined ? undefined : { sortingField: state.sort.column }}
      sortingDescending={descending}
      onSortingChange={({ detail }) => {
        const column = detail.sortingColumn.sortingField
        if (column === undefined) return
        const sort = { column, descending: detail.isDescending === true }
        onStateChange(current => ({ ...current, sort, page: 1 }))
      }}
      totalItemsCount={sorted.length}
      firstIndex={first + 1}
      renderAriaLive={({ firstIndex, lastIndex, totalItemsCount }) =>
        totalItemsCount === undefined || totalItemsCount === 0
          ? `No ${plural}`
          : `Showing ${plural} ${firstIndex} to ${lastIndex} of ${totalItemsCount}`
      }
      header={
        <TableHeader
          title={props.title}
          description={props.description}
          counter={counter}
          fullPage={variant === 'full-page'}
          plural={plural}
          loading={(status !== 'ready' && failure === undefined) || props.refreshing === true}
          onRefresh={props.onRefresh}
          onExport={plain ? undefined : exportCsv}
          exportBlocked={sorted.length === 0 ? `There are no ${plural} to export.` : undefined}
          exportsSelected={selected.length > 0}
          actions={props.actions?.(selected)}
          notices={
            <>
              {props.notice}
              {rows.length > 0 && failure}
            </>
          }
        />
      }
      filter={
        !plain && (
          <div className="gatehouse-filters">
            {props.filterBy}
            <TableFilter
              columns={columns}
              rows={rows}
              filter={state.filter}
              noun={plural}
              countText={`${count(sorted.length)} ${sorted.length === 1 ? 'match' : 'matches'}${more}`}
              onChange={changed => onStateChange(current => ({ ...current, filter: changed, page: 1 }))}
            />
          </div>
        )
      }
      pagination={
        !plain && (
          <Pagination
            currentPageIndex={page}
            pagesCount={pages}
            onChange={({ detail }) =>
              onStateChange(current => ({ ...current, page: detail.currentPageIndex }))
            }
            ariaLabels={{ paginationLabel: `Pages of ${plural}` }}
          />
        )
      }
      preferences={
        !plain && (
          <CollectionPreferences
            preferences={preferences}
            onConfirm={({ detail }) => savePreferences(detail)}
            pageSizePreference={{
              title: 'Page size',
              options: pageSizes.map(value => ({ value, label: `${value} ${plural}` })),
            }}
            wrapLinesPreference={{}}
            contentDensityPreference={{}}
            contentDisplayPreference={{
              options: columns.map(({ id, header, always }) => ({
                id,
                label: header,
                alwaysVisible: always === true,
              })),
            }}
          />
        )
      }
      empty={
        failure ??
        (filtered && rows.length > 0 ? (
          <Nothing
            title={`No ${plural} match`}
            text={`None of the ${count(rows.length)}${more} ${plural} passes the filter.`}
            action={
              <Button
                formAction="none"
                onClick={() => onStateChange(current => ({ ...current, filter: noFilter, page: 1 }))}
              >
                Clear filter
              </Button>
            }
          />
        ) : (
          <Nothing
            title={`No ${plural}`}
            text={props.emptyText ?? `There are no ${plural} yet.`}
            action={props.emptyAction}
          />
        ))
      }
    />
  )
}

const definitionOf = <Row,>(column: Column<Row>): TableProps.ColumnDefinition<Row> => ({
  id: column.id,
  header: column.header,
  sortingField: column.id,
  isRowHeader: column.always === true,
  cell: row => column.cell?.(row) ?? textOf(column.value(row), column.absent ?? '–'),
  ...(column.width === undefined ? {} : { width: column.width }),
  minWidth: 90,
})

const Nothing = ({ title, text, action }: { title: string; text: string; action?: ReactNode }) => (
  <Box textAlign="center" margin={{ vertical: 'xs' }}>
    <SpaceBetween size="xs">
      <Box variant="strong">{title}</Box>
      <Box color="text-body-secondary">{text}</Box>
      {action}
    </SpaceBetween>
  </Box>
)
