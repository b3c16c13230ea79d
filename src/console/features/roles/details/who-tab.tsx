import type { Role } from '@aws-sdk/client-iam'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Member } from '../../../../policy/analyze/members.ts'
import { companyOf } from '../../../api/account-company.ts'
import { accountDetailsQuery } from '../../../api/queries/account-details.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useSession } from '../../../app/session-context.tsx'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { useChunked } from '../../../ui/use-chunked.ts'
import { entityPhrase, type TrustedEntity, trustedEntities } from '../trust/trusted-entity.ts'
import { askedRole, verdictOn } from '../who/verdict.ts'
import { type WhoRow, whoColumns } from './who-columns.tsx'

interface WhoTabProps {
  readonly role: Role
  readonly trustPolicy: string
}

const idOf = (row: WhoRow): string => `${row.kind} ${row.name}`
const nameOf = (row: WhoRow): string => row.name

const ranks = { Yes: 0, 'On conditions': 1, No: 2 } as const

const byVerdict = (a: WhoRow, b: WhoRow): number =>
  ranks[a.may] - ranks[b.may] || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, 'en')

/** Those who can come first; the rest is one filter away. */
const whoCan = {
  ...firstState,
  filter: { operation: 'and', tokens: [{ column: 'may', operator: '!=', value: 'No' }] },
} as const

/** Which users and roles of the account can assume the role, and why; and whom else the trust policy lets in. */
export const WhoTab = ({ role, trustPolicy }: WhoTabProps) => {
  const { account } = useSession()
  const { data, error, isPending, isFetching, refetch } = useQuery(accountDetailsQuery())
  const [state, setState] = useState<typeof firstState>(whoCan)
  const asked = useMemo(
    () => askedRole(role.Arn ?? '', account.id, trustPolicy),
    [role.Arn, account.id, trustPolicy],
  )
  const candidates = useMemo(
    () => (data === undefined ? undefined : companyOf(data, account.id).members),
    [data, account.id],
  )
  const judge = useCallback(
    (candidate: Member): WhoRow => ({
      name: candidate.name,
      kind: candidate.kind === 'user' ? 'User' : 'Role',
      ...verdictOn(candidate, asked, new Date()),
    }),
    [asked],
  )
  const { results, done } = useChunked(candidates, judge)
  const rows = useMemo(() => [...results].sort(byVerdict), [results])
  return (
    <SpaceBetween size="l">
      <ResourceTable
        name="who-can-assume"
        title="Users and roles of this account"
        description="Decided by the trust policy and by the policies of each. The root user can assume no role."
        noun={['user or role', 'users and roles']}
        variant="container"
        selection="none"
        pageSize={20}
        columns={whoColumns}
        rows={rows}
        rowId={idOf}
        rowLabel={nameOf}
        status={isPending || !done ? 'loading' : 'ready'}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        refreshing={isFetching}
        notice={
          done &&
          rows.length > 0 &&
          rows.every(({ may }) => may === 'No') && (
            <StatusIndicator type="info">
              No user or role of this account can assume this role.
            </StatusIndicator>
          )
        }
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
      />
      <Others document={trustPolicy} ownAccountId={account.id} />
    </SpaceBetween>
  )
}

/** Everybody whom no table of this account's users and roles can list. */
const isElsewhere = (entity: TrustedEntity): boolean =>
  !('own' in entity && entity.own) || entity.type === 'session' || entity.type === 'federatedUser'

const Others = ({ document, ownAccountId }: { document: string; ownAccountId: string }) => {
  const others = trustedEntities(document, ownAccountId).filter(isElsewhere).map(entityPhrase)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Services, other accounts, identity providers and single sessions that the trust policy names; their own side decides who of theirs it is."
        >
          Others
        </Header>
      }
    >
      {others.length === 0 ? (
        'The trust policy names nobody outside of this account.'
      ) : (
        <ul className="gatehouse-plain-list" aria-label="Others whom the trust policy names">
          {others.map(phrase => (
            <li key={phrase} className="gatehouse-break">
              {phrase.charAt(0).toUpperCase()}
              {phrase.slice(1).replace(/,$/, '')}
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}
