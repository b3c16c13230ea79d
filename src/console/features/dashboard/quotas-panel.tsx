import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { accountSummaryQuery } from '../../api/queries/account.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { hrefOf, paths } from '../../app/paths.ts'

/** Names as GetAccountSummary gives them. */
const resources = [
  { label: 'Users', count: 'Users', quota: 'UsersQuota', href: hrefOf(paths.users()) },
  { label: 'User groups', count: 'Groups', quota: 'GroupsQuota', href: hrefOf(paths.groups()) },
  { label: 'Roles', count: 'Roles', quota: 'RolesQuota', href: hrefOf(paths.roles()) },
  {
    label: 'Customer managed policies',
    count: 'Policies',
    quota: 'PoliciesQuota',
    href: `${hrefOf(paths.policies())}?type=customer`,
  },
] as const

const nearlyFull = 0.8

/** How many resources there are, against how many there may be. */
export const QuotasPanel = () => {
  const { data: summary, error, refetch } = useQuery(accountSummaryQuery())
  return (
    <Container header={<Header variant="h2">Resources</Header>}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && summary === undefined && <StatusIndicator type="loading">Counting</StatusIndicator>}
      {summary !== undefined && (
        <ColumnLayout columns={4} variant="text-grid">
          {resources.map(resource => {
            const count = summary[resource.count] ?? 0
            const quota = summary[resource.quota] ?? 0
            const share = quota === 0 ? 0 : count / quota
            return (
              <ProgressBar
                key={resource.label}
                label={<Link href={resource.href}>{resource.label}</Link>}
                ariaLabel={`${resource.label}: ${count} of ${quota}`}
                description={`${count.toLocaleString('en')} of ${quota.toLocaleString('en')}`}
                value={Math.round(share * 100)}
                additionalInfo={
                  share >= nearlyFull ? 'Nearly full: delete what is unused, or raise the quota.' : undefined
                }
              />
            )
          })}
        </ColumnLayout>
      )}
    </Container>
  )
}
