import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMemo } from 'react'
import { failureOf } from '../../../api/failure.ts'
import type { MfaDeviceKind } from '../../../api/mfa-device.ts'
import { hrefOfStatement } from '../../../app/policy-places.ts'
import { useOwnStanding } from '../own-standing.ts'
import type { Blocking } from '../standing.ts'
import { type CheckedCall, callsOf, checkCalls, mfaGates, obstacleIn } from './pre-check.ts'

interface PreCheckPanelProps {
  readonly userName: string
  readonly kind: MfaDeviceKind
  readonly deviceName: string
  /** Proposes another name. */
  readonly onName: (name: string) => void
}

/** Whether the person's own policies let them do what follows, and which statement stands in the way. */
export const PreCheckPanel = ({ userName, kind, deviceName, onName }: PreCheckPanelProps) => {
  const { standing, error } = useOwnStanding(userName)
  const found = useMemo(() => {
    if (standing === undefined) return undefined
    const { policies, user } = standing
    const check = (name: string) => checkCalls(policies, user, callsOf(kind, user.accountId, name))
    const checked = check(deviceName === '' ? userName : deviceName)
    return {
      checked,
      obstacle: obstacleIn(checked),
      // A common policy lets everybody make a device of their own name only.
      otherName: obstacleIn(check(userName)) === undefined,
      gates: user.mfa ? [] : mfaGates(policies),
    }
  }, [standing, kind, deviceName, userName])
  if (error)
    return (
      <StatusIndicator type="info" wrapText>
        Whether your policies allow it is not known: {failureOf(error).message}
      </StatusIndicator>
    )
  if (found === undefined)
    return <StatusIndicator type="loading">Reading what your policies allow</StatusIndicator>
  const { checked, obstacle, otherName, gates } = found
  return (
    <SpaceBetween size="s">
      {obstacle !== undefined && (
        <Alert
          type="error"
          header="Your policies stand in the way"
          action={
            otherName &&
            kind === 'virtual' && (
              <Button formAction="none" onClick={() => onName(userName)}>
                Use the name “{userName}”
              </Button>
            )
          }
        >
          {otherName && kind === 'virtual'
            ? `They allow a device of the name “${userName}”, and not of this one.`
            : obstacle.afterMfa
              ? 'They want MFA for assigning MFA, so that you cannot begin. Somebody who may change the policy has to except the action that is named below.'
              : 'Somebody who may change them has to allow the action that is named below.'}
        </Alert>
      )}
      <ul className="gatehouse-plain-list">
        {checked.map(each => (
          <li key={each.call.action}>
            <CallLine {...each} />
          </li>
        ))}
      </ul>
      {gates.map(gate => (
        <StatusIndicator key={gate.name} type="info" wrapText>
          <span className="gatehouse-break">
            <StatementLink {...gate} /> denies things to sessions without MFA, and this one stays without:
            once the device is assigned, sign out and sign in again with it.
          </span>
        </StatusIndicator>
      ))}
    </SpaceBetween>
  )
}

const signs = { allowed: 'success', refused: 'error', open: 'info' } as const

const CallLine = ({ call, standing, afterMfa }: CheckedCall) => {
  const what = `${call.does} (${call.action})`
  const sign = standing.verdict === 'refused' && !call.needed ? 'warning' : signs[standing.verdict]
  return (
    <StatusIndicator type={sign} wrapText>
      <span className="gatehouse-break">
        {standing.verdict === 'allowed' ? (
          `You may ${what}.`
        ) : standing.verdict === 'open' ? (
          `Whether you may ${what} is not known: ${standing.because}.`
        ) : (
          <>
            You may not {what}:{' '}
            {standing.by === undefined ? (
              `${standing.because}.`
            ) : (
              <>
                <StatementLink {...standing.by} /> denies it
                {afterMfa && ' until you have signed in with MFA'}.
              </>
            )}
          </>
        )}
      </span>
    </StatusIndicator>
  )
}

const StatementLink = ({ policy, index, name }: Blocking) => {
  const href = hrefOfStatement(policy, index)
  return href === undefined ? (
    <Box variant="span">{name}</Box>
  ) : (
    <Link href={href} variant="primary">
      {name}
    </Link>
  )
}
