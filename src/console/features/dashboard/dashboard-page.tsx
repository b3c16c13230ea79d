import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { QueryClient } from '@tanstack/react-query'
import { accountAliasQuery, accountSummaryQuery, passwordPolicyQuery } from '../../api/queries/account.ts'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { AccountPanel } from './account-panel.tsx'
import { QuotasPanel } from './quotas-panel.tsx'
import { RecommendationsPanel } from './recommendations-panel.tsx'

/** Only started: each panel shows its own loading and its own failure. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(accountAliasQuery())
  void queryClient.prefetchQuery(accountSummaryQuery())
  void queryClient.prefetchQuery(passwordPolicyQuery())
  void queryClient.prefetchQuery(credentialReportQuery())
}

/** The account at a glance: what to mend, how full it is, where its users sign in. */
export const Component = () => (
  <SpaceBetween size="l">
    <Header variant="h1" description="The account, its security and its quotas at a glance">
      IAM dashboard
    </Header>
    <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
      <SpaceBetween size="l">
        <RecommendationsPanel />
        <QuotasPanel />
      </SpaceBetween>
      <AccountPanel />
    </Grid>
  </SpaceBetween>
)
