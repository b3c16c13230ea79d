import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf } from '../../api/failure.ts'
import { readOwnPolicies } from '../../api/own-policies.ts'
import { useSession } from '../../app/session-context.tsx'
import { type Standing, standingLines, standingOf, type Task } from './standing.ts'

const indicators: Readonly<Record<Standing['verdict'], StatusIndicatorProps.Type>> = {
  allowed: 'success',
  refused: 'stopped',
  open: 'info',
}

/** What the person may do here and what forbids the rest, told beforehand from the policies that may be read. */
export const StandingNotice = ({ userName, tasks }: { userName: string; tasks: readonly Task[] }) => {
  const queryClient = useQueryClient()
  const { account, principal } = useSession()
  const { data, error } = useQuery({
    queryKey: ['own-policies', userName],
    queryFn: () => readOwnPolicies(queryClient, userName),
    // A dozen calls that say the same for as long as nobody changes the policies.
    staleTime: 300_000,
  })
  const lines = useMemo(() => {
    if (data === undefined) return undefined
    const user = {
      accountId: account.id,
      userName,
      arn: principal.arn,
      now: new Date(),
      secureTransport: location.protocol === 'https:',
    }
    return standingLines(tasks, action => standingOf(data, user, action))
  }, [data, tasks, account.id, principal.arn, userName])
  if (error)
    return (
      <StatusIndicator type="info">
        What you may do here is not known: {failureOf(error).message}
      </StatusIndicator>
    )
  if (lines === undefined)
    return <StatusIndicator type="loading">Reading what your policies allow</StatusIndicator>
  return (
    <SpaceBetween size="xxs">
      {lines.map(({ verdict, text }) => (
        <StatusIndicator key={text} type={indicators[verdict]} wrapText>
          <span className="gatehouse-break">{text}</span>
        </StatusIndicator>
      ))}
    </SpaceBetween>
  )
}
