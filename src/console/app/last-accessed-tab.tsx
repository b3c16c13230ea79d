import type { ServiceLastAccessed } from '@aws-sdk/client-iam'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { parseIamArn } from '../../lib/arn.ts'
import { lastAccessedQuery } from '../api/queries/last-accessed.ts'
import type { Column } from '../ui/resource-table/column.ts'
import { ResourceTable } from '../ui/resource-table/resource-table.tsx'
import { sortRows } from '../ui/resource-table/sort.ts'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { latestFirst } from './latest-first.ts'
import { ServiceAccessDialog } from './service-access-dialog.tsx'

const prefixOf = (service: ServiceLastAccessed): string => service.ServiceNamespace ?? ''
const titleOf = (service: ServiceLastAccessed): string => service.ServiceName ?? prefixOf(service)

const neverAccessed = 'Not accessed in the tracking period'

const columnsOf = (
  onOpen: (service: ServiceLastAccessed) => void,
  byOthers: boolean,
): readonly Column<ServiceLastAccessed>[] => [
  {
    id: 'service',
    header: 'Service',
    kind: 'text',
    value: titleOf,
    cell: service => (
      <Link
        href="#"
        ariaLabel={`Show the access to ${titleOf(service)}`}
        onFollow={event => {
          event.preventDefault()
          onOpen(service)
        }}
      >
        {titleOf(service)}
      </Link>
    ),
    always: true,
    width: 325,
  },
  { id: 'prefix', header: 'Prefix', kind: 'text', value: prefixOf, width: 170 },
  {
    id: 'last-accessed',
    header: 'Last accessed',
    kind: 'date',
    value: service => service.LastAuthenticated,
    absent: neverAccessed,
    width: 275,
  },
  ...(byOthers
    ? [
        {
          id: 'by',
          header: 'Accessed by',
          kind: 'text' as const,
          value: (service: ServiceLastAccessed) => nameOfEntity(service),
          cell: (service: ServiceLastAccessed) => <AccessedBy service={service} />,
          suggest: true,
          width: 165,
        },
      ]
    : []),
  {
    id: 'region',
    header: 'Region',
    kind: 'text',
    value: service => service.LastAuthenticatedRegion,
    suggest: true,
    optional: byOthers,
    width: 130,
  },
]

const nameOfEntity = ({ LastAuthenticatedEntity }: ServiceLastAccessed): string | undefined =>
  LastAuthenticatedEntity === undefined
    ? undefined
    : (parseIamArn(LastAuthenticatedEntity)?.name ?? LastAuthenticatedEntity)

const AccessedBy = ({ service }: { service: ServiceLastAccessed }) => {
  const { LastAuthenticatedEntity: arn, TotalAuthenticatedEntities: total = 1 } = service
  if (arn === undefined) return '–'
  return (
    <>
      <EntityLink arn={arn} />
      {total > 1 && ` and ${total - 1} more`}
    </>
  )
}

const nouns: Readonly<Record<string, string>> = {
  user: 'this user',
  group: 'this user group',
  role: 'this role',
  policy: 'this policy',
}

interface LastAccessedTabProps {
  /** Of a user, a user group, a role or a managed policy. */
  readonly arn: string
}

const none: readonly ServiceLastAccessed[] = []

/** The services that the policies of something allow, and when each was last called; asked for when it is shown. */
export const LastAccessedTab = ({ arn }: LastAccessedTabProps) => {
  const { data, isPending, isFetching, error, refetch } = useQuery(lastAccessedQuery(arn))
  const [state, setState] = useState(latestFirst)
  const [open, setOpen] = useState<ServiceLastAccessed>()
  const type = parseIamArn(arn)?.type ?? 'policy'
  const byOthers = type === 'group' || type === 'policy'
  const columns = useMemo(() => columnsOf(setOpen, byOthers), [byOthers])
  const noun = nouns[type] ?? 'this'
  const rows = useMemo(() => {
    const [byTitle] = columns
    return data === undefined || byTitle === undefined ? none : sortRows(data.services, byTitle, false)
  }, [data, columns])
  return (
    <>
      <ResourceTable
        name="last-accessed"
        title="Allowed services"
        description={`Services that the permissions policies of ${noun} allow, and when a call was last tried, allowed or not. Services that do not report their calls to IAM show as not accessed.`}
        noun={['service', 'services']}
        emptyText={`The permissions policies of ${noun} allow no service.`}
        variant="container"
        selection="none"
        columns={columns}
        rows={rows}
        rowId={prefixOf}
        status={isPending ? 'loading' : 'ready'}
        refreshing={isFetching}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
      />
      {open && data && (
        <ServiceAccessDialog
          arn={arn}
          type={type}
          jobId={data.jobId}
          service={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
