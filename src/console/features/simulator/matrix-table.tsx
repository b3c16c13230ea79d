import Button from '@cloudscape-design/components/button'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import type { ShownResult } from '../../app/simulation/simulation-input.ts'
import { outcomeStatus, outcomeWords } from '../../ui/outcome.tsx'
import type { Result, ResultRow } from './matrix.ts'

interface MatrixTableProps {
  readonly rows: readonly ResultRow[]
  readonly shown: ShownResult | undefined
  /** What there is to know about a request, whatever came of it. */
  readonly noteOf: (result: Result) => string | undefined
  readonly onShow: (action: string, resource: string) => void
}

/** As many as are drawn at once without anybody noticing. */
const actionsAPage = 15
const resourcesAPage = 6

const pagesOf = (count: number, each: number): number => Math.max(1, Math.ceil(count / each))

/** Actions down, resources across; each result opens its explanation. */
export const MatrixTable = ({ rows, shown, noteOf, onShow }: MatrixTableProps) => {
  const [actionPage, setActionPage] = useState(1)
  const [resourcePage, setResourcePage] = useState(1)
  const columns = rows[0]?.length ?? 0
  const actionPages = pagesOf(rows.length, actionsAPage)
  const resourcePages = pagesOf(columns, resourcesAPage)
  const firstAction = (Math.min(actionPage, actionPages) - 1) * actionsAPage
  const firstResource = (Math.min(resourcePage, resourcePages) - 1) * resourcesAPage
  const places = Array.from(
    { length: Math.min(resourcesAPage, columns - firstResource) },
    (_, index) => firstResource + index,
  )
  return (
    <SpaceBetween size="xs">
      <Table<ResultRow>
        variant="embedded"
        ariaLabels={{ tableLabel: 'Results' }}
        enableKeyboardNavigation
        wrapLines
        stickyColumns={{ first: 1 }}
        trackBy={row => row[0]?.action ?? ''}
        items={rows.slice(firstAction, firstAction + actionsAPage)}
        columnDefinitions={[
          {
            id: 'action',
            header: 'Action',
            isRowHeader: true,
            minWidth: 180,
            cell: row => <span className="gatehouse-break">{row[0]?.action}</span>,
          },
          ...places.map(place => ({
            id: `resource-${place}`,
            header: <span className="gatehouse-break">{headerOf(rows[0]?.[place]?.resource)}</span>,
            minWidth: 170,
            cell: (row: ResultRow) => {
              const result = row[place]
              return (
                result && (
                  <ResultCell
                    result={result}
                    isShown={isSame(result, shown)}
                    noteOf={noteOf}
                    onShow={onShow}
                  />
                )
              )
            },
          })),
        ]}
      />
      {actionPages > 1 && (
        <Pages
          label={`Actions ${firstAction + 1} to ${Math.min(firstAction + actionsAPage, rows.length)} of ${rows.length}`}
          page={Math.min(actionPage, actionPages)}
          pages={actionPages}
          onChange={setActionPage}
        />
      )}
      {resourcePages > 1 && (
        <Pages
          label={`Resources ${firstResource + 1} to ${firstResource + places.length} of ${columns}`}
          page={Math.min(resourcePage, resourcePages)}
          pages={resourcePages}
          onChange={setResourcePage}
        />
      )}
    </SpaceBetween>
  )
}

const headerOf = (resource = ''): string => (resource === '*' ? 'All resources (*)' : resource)

const isSame = (result: Result, shown: ShownResult | undefined): boolean =>
  shown !== undefined && result.action === shown.action && result.resource === shown.resource

interface ResultCellProps extends Pick<MatrixTableProps, 'noteOf' | 'onShow'> {
  readonly result: Result
  readonly isShown: boolean
}

const ResultCell = ({ result, isShown, noteOf, onShow }: ResultCellProps) => {
  const { action, resource, outcome, missing, unreadable } = result
  const note = noteOf(result)
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(missing.length > 0 ? [`lacks ${missing.length === 1 ? '1 key' : `${missing.length} keys`}`] : []),
    ...(unreadable ? ['a statement cannot be read'] : []),
  ]
  return (
    <SpaceBetween size="xxxs">
      <StatusIndicator type={outcomeStatus[outcome]}>
        <Button
          variant="inline-link"
          formAction="none"
          ariaExpanded={isShown}
          ariaLabel={`${outcomeWords[outcome]}: ${action} on ${headerOf(resource)}`}
          onClick={() => onShow(action, resource)}
        >
          {outcomeWords[outcome]}
        </Button>
      </StatusIndicator>
      {notes.length > 0 && <small className="gatehouse-break">{notes.join(', ')}</small>}
    </SpaceBetween>
  )
}

interface PagesProps {
  readonly label: string
  readonly page: number
  readonly pages: number
  readonly onChange: (page: number) => void
}

const Pages = ({ label, page, pages, onChange }: PagesProps) => (
  <div className="gatehouse-actions">
    <span>{label}</span>
    <Pagination
      currentPageIndex={page}
      pagesCount={pages}
      ariaLabels={{
        paginationLabel: label,
        nextPageLabel: 'Next page',
        previousPageLabel: 'Previous page',
        pageLabel: number => `Page ${number}`,
      }}
      onChange={({ detail }) => onChange(detail.currentPageIndex)}
    />
  </div>
)
