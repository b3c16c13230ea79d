import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { QueryClient } from '@tanstack/react-query'
import { accountAliasQuery, accountSummaryQuery, passwordPolicyQuery } from '../../api/queries/account.ts'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { AliasPanel } from './alias-panel.tsx'
import { PasswordPolicyPanel } from './password-policy-panel.tsx'
import { TokensPanel } from './tokens-panel.tsx'

/** Only started: each panel shows its own loading and its own failure. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(accountAliasQuery())
  void queryClient.prefetchQuery(passwordPolicyQuery())
  void queryClient.prefetchQuery(accountSummaryQuery())
  void queryClient.prefetchQuery(credentialReportQuery())
}

/** What holds for the account as a whole. */
export const Component = () => (
  <SpaceBetween size="l">
    <Header variant="h1" description="What holds for the account as a whole">
      Account settings
    </Header>
    <PasswordPolicyPanel />
    <AliasPanel />
    <TokensPanel />
  </SpaceBetween>
)
