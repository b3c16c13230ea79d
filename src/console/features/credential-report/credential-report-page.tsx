import Button from '@cloudscape-design/components/button'
import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useChange } from '../../api/change.ts'
import { generateCredentialReport } from '../../api/changes/account.ts'
import type { ReportedUser } from '../../api/credential-report.ts'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useTableState } from '../../app/use-table-state.ts'
import { formatDate } from '../../ui/resource-table/column.ts'
import { downloadCsv } from '../../ui/resource-table/csv.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { reportColumns } from './report-columns.tsx'
import { fileNameOf, generateBlocked, missingText } from './report-state.ts'

/** Only started: the table shows its own loading. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(credentialReportQuery())
}

const nobody: readonly ReportedUser[] = []
const nameOf = (user: ReportedUser): string => user.name
/** While somebody else has it generated, in milliseconds. */
const lookAgainAfter = 1_000

export const Component = () => {
  const { data, error, isFetching, refetch } = useQuery({
    ...credentialReportQuery(),
    refetchInterval: query => (query.state.data === 'being-made' ? lookAgainAfter : false),
  })
  const generate = useChange(generateCredentialReport)
  const [state, setState] = useTableState()
  const [now] = useState(() => Date.now())
  const columns = useMemo(() => reportColumns(now), [now])
  const report = typeof data === 'object' ? data : undefined
  const missing = typeof data === 'string' ? data : undefined
  const busy = generate.isPending || missing === 'being-made'
  const failure = error ?? generate.error
  const blocked = generateBlocked(data, Date.now())
  const generateButton = (variant: 'primary' | 'normal') => (
    <Button
      variant={variant}
      loading={busy}
      disabled={blocked !== undefined}
      disabledReason={blocked ?? ''}
      onClick={() => generate.mutate()}
    >
      Generate report
    </Button>
  )
  return (
    <ResourceTable
      name="credential-report"
      title="Credential report"
      description={
        report === undefined
          ? 'Everybody’s passwords, access keys and MFA in one file, as auditors ask for it.'
          : `Everybody’s passwords, access keys and MFA as they were on ${formatDate(report.generated)}.`
      }
      noun={['user', 'users']}
      columns={columns}
      rows={report?.users ?? nobody}
      rowId={nameOf}
      status={busy || (data === undefined && error === null) ? 'loading' : 'ready'}
      refreshing={isFetching}
      onRefresh={() => void refetch()}
      failure={
        failure && (
          <ErrorNotice
            error={failure}
            onRetry={() => (generate.error ? generate.mutate() : void refetch())}
          />
        )
      }
      emptyText={missing && missingText[missing]}
      emptyAction={generateButton('normal')}
      actions={() => (
        <>
          <Button
            iconName="download"
            disabled={report === undefined}
            disabledReason="There is no report to download: generate one first."
            onClick={() => report && downloadCsv(fileNameOf(report), report.csv, true)}
          >
            Download AWS’s CSV file
          </Button>
          {generateButton('primary')}
        </>
      )}
      state={state}
      onStateChange={setState}
    />
  )
}
