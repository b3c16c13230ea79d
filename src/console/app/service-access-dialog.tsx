import type {
  EntityDetails,
  PolicyGrantingServiceAccess,
  ServiceLastAccessed,
  TrackedActionLastAccessed,
} from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IamResourceType } from '../../lib/arn.ts'
import { accessingEntitiesQuery, grantingPoliciesQuery } from '../api/queries/last-accessed.ts'
import type { Column } from '../ui/resource-table/column.ts'
import { ResourceTable } from '../ui/resource-table/resource-table.tsx'
import { firstState } from '../ui/resource-table/table-state.ts'
import { EntityLink } from './entity-link.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { latestFirst } from './latest-first.ts'
import { hrefOf, paths } from './paths.ts'

interface ServiceAccessDialogProps {
  /** What the report is about. */
  readonly arn: string
  readonly type: IamResourceType
  readonly jobId: string
  readonly service: ServiceLastAccessed
  readonly onClose: () => void
}

/** One service of a report: what allows it, who called it, and which of its actions. */
export const ServiceAccessDialog = ({ arn, type, jobId, service, onClose }: ServiceAccessDialogProps) => {
  const { ServiceNamespace = '', ServiceName = ServiceNamespace, TrackedActionsLastAccessed } = service
  return (
    <Modal
      visible
      size="large"
      header={ServiceName}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button formAction="none" variant="primary" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {type !== 'policy' && <GrantingPolicies arn={arn} service={ServiceNamespace} />}
        {(type === 'group' || type === 'policy') && <Entities jobId={jobId} service={ServiceNamespace} />}
        {TrackedActionsLastAccessed && <Actions actions={TrackedActionsLastAccessed} />}
      </SpaceBetween>
    </Modal>
  )
}

const policyName = ({ PolicyName = '' }: PolicyGrantingServiceAccess): string => PolicyName

const policyColumns: readonly Column<PolicyGrantingServiceAccess>[] = [
  {
    id: 'name',
    header: 'Policy name',
    kind: 'text',
    value: policyName,
    cell: ({ PolicyName, PolicyArn }) =>
      PolicyArn === undefined ? PolicyName : <Link href={hrefOf(paths.policy(PolicyArn))}>{PolicyName}</Link>,
    always: true,
    width: 300,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: policy => (policy.PolicyType === 'INLINE' ? 'Inline' : 'Managed'),
    width: 120,
  },
  {
    id: 'of',
    header: 'Inline in',
    kind: 'text',
    value: ({ EntityType, EntityName }) =>
      EntityName === undefined ? undefined : `${EntityType?.toLowerCase() ?? ''} ${EntityName}`,
    width: 220,
  },
]

const noPolicies: readonly PolicyGrantingServiceAccess[] = []

const GrantingPolicies = ({ arn, service }: { arn: string; service: string }) => {
  const { data, isPending, error, refetch } = useQuery(grantingPoliciesQuery(arn, service))
  const [state, setState] = useState(firstState)
  return (
    <ResourceTable
      name="granting-policies"
      title="Policies that grant access"
      noun={['policy', 'policies']}
      emptyText="No policy grants access any more; it has changed since the report."
      variant="container"
      selection="none"
      plain
      columns={policyColumns}
      rows={data ?? noPolicies}
      rowId={policy => `${policy.PolicyArn ?? policy.EntityName}/${policy.PolicyName}`}
      status={isPending ? 'loading' : 'ready'}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      state={state}
      onStateChange={setState}
    />
  )
}

const never = 'Not accessed'

const entityColumns: readonly Column<EntityDetails>[] = [
  {
    id: 'name',
    header: 'Name',
    kind: 'text',
    value: entity => entity.EntityInfo?.Name,
    cell: entity => <EntityLink arn={entity.EntityInfo?.Arn ?? ''} />,
    always: true,
    width: 260,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: entity => (entity.EntityInfo?.Type === 'ROLE' ? 'Role' : 'User'),
    suggest: true,
    width: 110,
  },
  {
    id: 'last-accessed',
    header: 'Last accessed',
    kind: 'date',
    value: entity => entity.LastAuthenticated,
    absent: never,
    width: 220,
  },
]

const noEntities: readonly EntityDetails[] = []

const Entities = ({ jobId, service }: { jobId: string; service: string }) => {
  const { data, isPending, error, refetch } = useQuery(accessingEntitiesQuery(jobId, service))
  const [state, setState] = useState(firstState)
  return (
    <ResourceTable
      name="accessing-entities"
      title="Who could access it"
      noun={['user or role', 'users and roles']}
      emptyText="These permissions reach nobody."
      variant="container"
      selection="none"
      pageSize={10}
      columns={entityColumns}
      rows={data ?? noEntities}
      rowId={entity => entity.EntityInfo?.Id ?? ''}
      status={isPending ? 'loading' : 'ready'}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      state={state}
      onStateChange={setState}
    />
  )
}

const actionName = ({ ActionName = '' }: TrackedActionLastAccessed): string => ActionName

const actionColumns: readonly Column<TrackedActionLastAccessed>[] = [
  { id: 'name', header: 'Action', kind: 'text', value: actionName, always: true, width: 300 },
  {
    id: 'last-accessed',
    header: 'Last accessed',
    kind: 'date',
    value: action => action.LastAccessedTime,
    absent: never,
    width: 220,
  },
  {
    id: 'by',
    header: 'Accessed by',
    kind: 'text',
    value: action => action.LastAccessedEntity,
    cell: ({ LastAccessedEntity: arn }) => (arn === undefined ? '–' : <EntityLink arn={arn} />),
    width: 180,
  },
]

const Actions = ({ actions }: { actions: readonly TrackedActionLastAccessed[] }) => {
  const [state, setState] = useState(latestFirst)
  return (
    <ResourceTable
      name="accessed-actions"
      title="Allowed actions"
      noun={['action', 'actions']}
      variant="container"
      selection="none"
      pageSize={10}
      columns={actionColumns}
      rows={actions}
      rowId={actionName}
      status="ready"
      state={state}
      onStateChange={setState}
    />
  )
}
