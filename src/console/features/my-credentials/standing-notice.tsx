import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useMemo } from 'react'
import { failureOf } from '../../api/failure.ts'
import { useOwnStanding } from './own-standing.ts'
import { type Standing, standingLines, standingOf, type Task } from './standing.ts'

const indicators: Readonly<Record<Standing['verdict'], StatusIndicatorProps.Type>> = {
  allowed: 'success',
  refused: 'stopped',
  open: 'info',
}

/** What the person may do here and what forbids the rest, told beforehand from the policies that may be read. */
export const StandingNotice = ({ userName, tasks }: { userName: string; tasks: readonly Task[] }) => {
  const { standing, error } = useOwnStanding(userName)
  const lines = useMemo(
    () => standing && standingLines(tasks, action => standingOf(standing.policies, standing.user, action)),
    [standing, tasks],
  )
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
