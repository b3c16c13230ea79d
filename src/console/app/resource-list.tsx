import Alert from '@cloudscape-design/components/alert'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { ResourceTable, type ResourceTableProps } from '../ui/resource-table/resource-table.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useTableState } from './use-table-state.ts'

/** The rows of a list screen, and how reading them stands. */
export interface ListedRows<Row> extends Pick<ResourceTableProps<Row>, 'rows' | 'status'> {
  readonly refreshing: boolean
  readonly error: Error | null
  /** Only the list itself could be read, not what else the rows show. */
  readonly detailsError: Error | null
  readonly refresh: () => void
}

interface ResourceListProps<Row>
  extends Pick<
    ResourceTableProps<Row>,
    | 'name'
    | 'title'
    | 'description'
    | 'noun'
    | 'columns'
    | 'rowId'
    | 'rowLabel'
    | 'filterBy'
    | 'actions'
    | 'emptyAction'
  > {
  readonly list: ListedRows<Row>
  /** Says what is missing when only the list itself could be read: `Groups and tags are not shown`. */
  readonly withoutDetails?: string
}

/** The table that is a screen: its state lies in the address, its failures show where the rows would be. */
export const ResourceList = <Row,>({ list, withoutDetails, ...table }: ResourceListProps<Row>) => {
  const { rows, status, refreshing, error, detailsError, refresh } = list
  const [state, setState] = useTableState()
  return (
    <ResourceTable
      {...table}
      rows={rows}
      status={status}
      refreshing={refreshing}
      onRefresh={refresh}
      failure={error && <ErrorNotice error={error} onRetry={refresh} />}
      notice={
        detailsError &&
        !error && (
          <Alert type="info" header={withoutDetails}>
            <ExpandableSection headerText="Why they cannot be read">
              <ErrorNotice error={detailsError} onRetry={refresh} />
            </ExpandableSection>
          </Alert>
        )
      }
      state={state}
      onStateChange={setState}
    />
  )
}
