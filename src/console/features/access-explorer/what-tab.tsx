import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { principalCan, type ServiceCan } from '../../../policy/analyze/principal-can.ts'
import type { AccountEntity } from '../../api/account-entities.ts'
import { entityNouns } from '../../api/entity.ts'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useAddressQuery } from '../../app/use-address-query.ts'
import { useTableState } from '../../app/use-table-state.ts'
import { bringIntoView } from '../../ui/bring-into-view.ts'
import { PrincipalSelect } from '../../ui/principal-select.tsx'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../ui/resource-table/table-state.ts'
import { useChunked } from '../../ui/use-chunked.ts'
import type { ExploredAccount } from './use-account.ts'
import { actionColumns, serviceColumns } from './what-columns.tsx'
import { subjectOf } from './what-subject.ts'
import { WorkingNotice } from './working-notice.tsx'

interface WhatTabProps {
  readonly account: ExploredAccount
  readonly principal: string | undefined
  readonly onChoose: (arn: string) => void
}

/** What a user, group or role can do, service by service. */
export const WhatTab = ({ account, principal, onChoose }: WhatTabProps) => {
  const entity = account.entities?.find(({ arn }) => arn === principal)
  const unknown = principal !== undefined && account.entities !== undefined && entity === undefined
  return (
    <SpaceBetween size="l">
      <Container>
        <PrincipalSelect
          label="User, group or role"
          placeholder="Choose a user, group or role"
          entities={account.entities}
          loading={account.entities === undefined}
          value={principal}
          errorText={
            unknown ? `This account has no user, group or role “${principal}”; choose one.` : undefined
          }
          onChange={arn => arn !== undefined && onChoose(arn)}
        />
      </Container>
      <WorkingNotice account={account} />
      {entity !== undefined && <Services key={entity.arn} account={account} entity={entity} />}
    </SpaceBetween>
  )
}

const idOf = (row: ServiceCan): string => row.prefix
const nameOf = (row: ServiceCan): string => row.title
const byTitle = (a: ServiceCan, b: ServiceCan): number => a.title.localeCompare(b.title, 'en')

interface ServicesProps {
  readonly account: ExploredAccount
  readonly entity: AccountEntity
}

const Services = ({ account, entity }: ServicesProps) => {
  const { data: catalog, error, refetch } = useQuery(policyCatalogQuery())
  const [query, changeQuery] = useAddressQuery()
  const [state, setState] = useTableState()
  const subject = useMemo(() => subjectOf(entity, account.id, new Date()), [entity, account.id])
  const can = useMemo(() => principalCan(subject), [subject])
  const services = useMemo(() => catalog && [...catalog.entries.values()], [catalog])
  const { results, done } = useChunked(services, can)
  const rows = useMemo(() => results.filter(({ actions }) => actions.length > 0).sort(byTitle), [results])
  const columns = useMemo(
    () =>
      serviceColumns(prefix =>
        changeQuery(
          current => {
            const next = new URLSearchParams(current)
            next.set('service', prefix)
            return next
          },
          { replace: true },
        ),
      ),
    [changeQuery],
  )
  const open = rows.find(({ prefix }) => prefix === query.get('service'))
  const noun = entityNouns[entity.kind]
  const close = (): void =>
    changeQuery(
      current => {
        const next = new URLSearchParams(current)
        next.delete('service')
        return next
      },
      { replace: true },
    )
  return (
    <SpaceBetween size="l">
      {entity.kind === 'group' && (
        <Alert type="info">
          Whoever belongs to the group may have other policies as well, and a boundary that takes some of this
          away.
        </Alert>
      )}
      {open !== undefined && (
        <div key={open.prefix}>
          <div ref={bringIntoView} />
          <Actions service={open} onClose={close} />
        </div>
      )}
      <ResourceTable
        name="what-can"
        title={`Services that ${entity.name} can use`}
        description={`By the policies of the ${noun}${entity.kind === 'user' ? ', its groups’ and its boundary' : entity.kind === 'role' ? ' and its boundary' : ''}. What policies of resources give or take is not counted. Choose a service to see its actions.`}
        noun={['service', 'services']}
        variant="container"
        selection="none"
        pageSize={20}
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowLabel={nameOf}
        status={done || error !== null ? 'ready' : rows.length > 0 ? 'partial' : 'loading'}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        emptyText={`The ${noun} ${entity.name} can do nothing.`}
        onRefresh={account.read}
        state={state}
        onStateChange={setState}
      />
    </SpaceBetween>
  )
}

const actionOf = ({ action }: { readonly action: string }): string => action

/** The actions of one service, and the statements that give them. */
const Actions = ({ service, onClose }: { service: ServiceCan; onClose: () => void }) => {
  const [state, setState] = useState(firstState)
  return (
    <ResourceTable
      name={`what-can-${service.prefix}`}
      title={`Actions of ${service.title}`}
      noun={['action', 'actions']}
      variant="container"
      selection="none"
      pageSize={10}
      columns={actionColumns}
      rows={service.actions}
      rowId={actionOf}
      status="ready"
      actions={() => <Button onClick={onClose}>Close</Button>}
      state={state}
      onStateChange={setState}
    />
  )
}
