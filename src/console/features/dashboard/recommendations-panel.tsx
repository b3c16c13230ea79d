import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountSummaryQuery, passwordPolicyQuery } from '../../api/queries/account.ts'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { hrefOf } from '../../app/paths.ts'
import { useSession } from '../../app/session-context.tsx'
import { recommendationsOf } from './recommendations.ts'

const indicators = { good: 'success', mend: 'warning', unknown: 'info' } as const

/** What to mend first. Reads the same numbers as the resources below, which also show why they cannot be read. */
export const RecommendationsPanel = () => {
  const { principal } = useSession()
  const { data: summary, isPending } = useQuery(accountSummaryQuery())
  const { data: passwordPolicy } = useQuery(passwordPolicyQuery())
  const { data: report } = useQuery(credentialReportQuery())
  const [now] = useState(() => Date.now())
  const recommendations = recommendationsOf({
    summary: summary ?? {},
    principal,
    passwordPolicy,
    report: typeof report === 'string' ? 'missing' : report?.users,
    now,
  })
  const open = recommendations.filter(({ state }) => state === 'mend').length
  return (
    <Container
      header={
        <Header variant="h2" {...(summary === undefined ? {} : { counter: `(${open})` })}>
          Security recommendations
        </Header>
      }
    >
      {isPending && <StatusIndicator type="loading">Looking at the account</StatusIndicator>}
      {!isPending && summary === undefined && recommendations.length === 0 && (
        <Box color="text-body-secondary">They are not known: the account's numbers cannot be read.</Box>
      )}
      <SpaceBetween size="m">
        {recommendations.map(({ id, state, title, detail, fix }) => (
          <SpaceBetween key={id} size="xxxs">
            <StatusIndicator type={indicators[state]}>
              <Box variant="strong">{title}</Box>
            </StatusIndicator>
            <Box color="text-body-secondary">
              {detail} {fix && <Link href={hrefOf(fix.path)}>{fix.text}</Link>}
            </Box>
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  )
}
