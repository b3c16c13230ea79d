import Alert from '@cloudscape-design/components/alert'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Act, type ChangedPolicy, lostActs } from '../api/lockout.ts'
import { readOwnPolicies } from '../api/own-policies.ts'
import { useSession } from './session-context.tsx'

interface LockoutWarningProps {
  readonly changed: ChangedPolicy
  /** What it takes to take the change back. */
  readonly undoing: readonly Act[]
}

/** Says so when whoever is about to save could not take it back afterwards. */
export const LockoutWarning = ({ changed, undoing }: LockoutWarningProps) => {
  const { principal, account } = useSession()
  const { data: own, error } = useQuery({
    queryKey: ['own-policies', principal.arn],
    queryFn: ({ client }) => readOwnPolicies(client, principal.name),
    // The root user is bound by no policy; what a role may do is not the person's own.
    enabled: principal.type === 'user',
  })
  const lost = useMemo(
    () =>
      own === undefined
        ? []
        : lostActs(
            own,
            changed,
            { accountId: account.id, userName: principal.name, arn: principal.arn },
            undoing,
            new Date(),
          ),
    [own, changed, undoing, account.id, principal],
  )
  if (lost.length === 0)
    return error || (own?.missing.length ?? 0) > 0 ? <Untold name={principal.name} /> : null
  return (
    <Alert type="warning" header="You could not take this back">
      {`The policy applies to you, “${principal.name}”. Once it is saved you may no longer do ${lost.map(({ action }) => action).join(' and ')} on it.`}
    </Alert>
  )
}

/** No warning must not look like an all-clear. */
const Untold = ({ name }: { name: string }) => (
  <Alert type="info">
    {`Whether you, “${name}”, could take this back cannot be told: not all of your own policies can be read.`}
  </Alert>
)
