import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Requirement, requirementsOf, reuseRule } from '../../../lib/password-requirements.ts'
import { useChange } from '../../api/change.ts'
import { changeOwnPassword } from '../../api/changes/credentials.ts'
import { type Failure, failureOf } from '../../api/failure.ts'
import { passwordPolicyQuery } from '../../api/queries/account.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { passwordRulesOf } from './password-rules.ts'

/** Which field a failure is about; a wrong old password is a refusal that names no action. */
const fieldOf = (failure: Failure | undefined): 'old' | 'new' | undefined => {
  if (failure?.code === 'AccessDenied' && failure.action === undefined) return 'old'
  return failure?.code === 'PasswordPolicyViolation' || failure?.code === 'ValidationError'
    ? 'new'
    : undefined
}

const problemOf = (
  password: string,
  again: string,
  requirements: readonly Requirement[],
): string | undefined => {
  if (password === '') return 'Enter the old and the new password.'
  const broken = requirements.find(({ met }) => !met)
  if (broken !== undefined) return `The new password does not meet this rule: ${broken.text}.`
  return password === again ? undefined : 'Enter the new password again, the same as above.'
}

/** Replaces one's own password; the account's rules are checked while it is typed. */
export const ChangePasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const policy = useQuery(passwordPolicyQuery())
  const [typed, setTyped] = useState({ old: '', password: '', again: '' })
  const change = useChange(changeOwnPassword)
  const notify = useNotify()
  const rules = policy.data === undefined ? undefined : passwordRulesOf(policy.data)
  const requirements = rules === undefined ? [] : requirementsOf(typed.password, rules)
  const failure = change.error === null ? undefined : failureOf(change.error)
  const field = fieldOf(failure)
  const type = (part: Partial<typeof typed>): void => {
    if (change.error !== null) change.reset()
    setTyped({ ...typed, ...part })
  }
  const submit = async (): Promise<void> => {
    await change.mutateAsync({ oldPassword: typed.old, newPassword: typed.password })
    notify({ type: 'success', content: 'Your password is changed. It holds from the next sign-in on.' })
    onClose()
  }
  const problem = problemOf(typed.password, typed.again, requirements)
  return (
    <FormDialog
      header="Change your password"
      submitText="Change password"
      submitting={change.isPending}
      blocked={typed.old === '' ? 'Enter the old password.' : problem}
      failure={failure !== undefined && field === undefined && <ErrorNotice error={change.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label="Current password" errorText={field === 'old' ? failure?.message : undefined}>
        <Input
          type="password"
          value={typed.old}
          onChange={({ detail }) => type({ old: detail.value })}
          autoComplete="current-password"
          ariaRequired
        />
      </FormField>
      <FormField
        label="New password"
        errorText={field === 'new' ? failure?.message : undefined}
        constraintText={
          <Rules requirements={requirements} reuse={rules && reuseRule(rules)} failure={policy.error} />
        }
      >
        <Input
          type="password"
          value={typed.password}
          onChange={({ detail }) => type({ password: detail.value })}
          autoComplete="new-password"
          ariaRequired
        />
      </FormField>
      <FormField
        label="New password, again"
        errorText={
          typed.again !== '' && typed.again !== typed.password
            ? 'This is not the same password as above.'
            : undefined
        }
      >
        <Input
          type="password"
          value={typed.again}
          onChange={({ detail }) => type({ again: detail.value })}
          autoComplete="new-password"
          ariaRequired
        />
      </FormField>
    </FormDialog>
  )
}

interface RulesProps {
  readonly requirements: readonly Requirement[]
  /** What only the service can check. */
  readonly reuse: string | undefined
  readonly failure: Error | null
}

const Rules = ({ requirements, reuse, failure }: RulesProps) => {
  if (failure !== null)
    return (
      <span className="gatehouse-break">
        The account's rules cannot be shown: {failureOf(failure).message} The service checks them all the
        same.
      </span>
    )
  return (
    <SpaceBetween size="xxxs">
      {requirements.map(({ text, met }) => (
        <StatusIndicator key={text.replace(/ \(\d+ now\)$/, '')} type={met ? 'success' : 'pending'}>
          {text}
        </StatusIndicator>
      ))}
      {reuse !== undefined && <StatusIndicator type="info">{reuse}</StatusIndicator>}
    </SpaceBetween>
  )
}
