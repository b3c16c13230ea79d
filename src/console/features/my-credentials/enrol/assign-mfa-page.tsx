import Alert from '@cloudscape-design/components/alert'
import { useState } from 'react'
import { useSession } from '../../../app/session-context.tsx'
import { AssignWizard } from './assign-wizard.tsx'
import { Assigned } from './assigned.tsx'

/** The way to an MFA device of one's own. */
export const Component = () => {
  const { principal } = useSession()
  const [attempt, setAttempt] = useState(0)
  const [assigned, setAssigned] = useState<string>()
  if (principal.type === 'role')
    return (
      <Alert type="info" header="A role has no MFA devices">
        You act under a role. Switch back to assign a device to yourself.
      </Alert>
    )
  const owner = principal.type === 'user' ? principal.name : undefined
  if (assigned === undefined) return <AssignWizard key={attempt} owner={owner} onAssigned={setAssigned} />
  return (
    <Assigned
      owner={owner}
      serialNumber={assigned}
      onAnother={() => {
        setAssigned(undefined)
        setAttempt(attempt + 1)
      }}
    />
  )
}
