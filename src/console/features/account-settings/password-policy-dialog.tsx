import type { PasswordPolicy } from '@aws-sdk/client-iam'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { setPasswordPolicy } from '../../api/changes/account.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { draftOf, type PolicyDraft, problemsOf, requestOf } from './password-policy-draft.ts'
import { PolicyPreview } from './policy-preview.tsx'

interface PasswordPolicyDialogProps {
  /** Null: the account has none of its own yet. */
  readonly policy: PasswordPolicy | null
  readonly onClose: () => void
}

type Flag = { [K in keyof PolicyDraft]: PolicyDraft[K] extends boolean ? K : never }[keyof PolicyDraft]
type Amount = Exclude<keyof PolicyDraft, Flag>

/** Sets the whole password policy, and says before whom it finds out of line. */
export const PasswordPolicyDialog = ({ policy, onClose }: PasswordPolicyDialogProps) => {
  const [draft, setDraft] = useState(() => draftOf(policy))
  const change = useChange(setPasswordPolicy)
  const notify = useNotify()
  const problems = problemsOf(draft)
  const valid = Object.keys(problems).length === 0
  const save = async (): Promise<void> => {
    await change.mutateAsync(requestOf(draft))
    notify({ type: 'success', content: 'The password policy is saved. It holds for every new password.' })
    onClose()
  }
  const flag = (name: Flag, label: string, description?: string) => (
    <Checkbox
      checked={draft[name]}
      onChange={({ detail }) => setDraft({ ...draft, [name]: detail.checked })}
      description={description}
    >
      {label}
    </Checkbox>
  )
  const amount = (name: Amount, label: string, constraint: string) => (
    <FormField label={label} constraintText={constraint} errorText={problems[name]}>
      <Input
        value={draft[name]}
        inputMode="numeric"
        onChange={({ detail }) => setDraft({ ...draft, [name]: detail.value })}
      />
    </FormField>
  )
  return (
    <FormDialog
      header={policy === null ? 'Set a password policy' : 'Edit the password policy'}
      size="large"
      submitText="Save changes"
      submitting={change.isPending}
      blocked={valid ? undefined : 'Mend the numbers that are out of bounds.'}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <SpaceBetween size="l">
        {amount('minimumLength', 'Minimum length', '6 to 128 characters')}
        <FormField label="Characters" description="Of each that is chosen a password needs at least one.">
          <SpaceBetween size="xs">
            {flag('uppercase', 'Uppercase letter (A to Z)')}
            {flag('lowercase', 'Lowercase letter (a to z)')}
            {flag('numbers', 'Number')}
            {flag('symbols', 'Symbol', "! @ # $ % ^ & * ( ) _ + - = [ ] { } | '")}
          </SpaceBetween>
        </FormField>
        <FormField label="Earlier passwords">
          {flag('preventsReuse', 'Prevent that a user sets an earlier password again')}
        </FormField>
        {draft.preventsReuse &&
          amount('reusePrevention', 'How many of the last passwords', '1 to 24, the present one included')}
        <FormField label="Expiry">
          <SpaceBetween size="xs">
            {flag('expires', 'Passwords expire')}
            {draft.expires && flag('hardExpiry', 'Only an administrator replaces an expired password')}
          </SpaceBetween>
        </FormField>
        {draft.expires && amount('maxAge', 'Days until a password expires', '1 to 1,095 days')}
        <FormField label="Own passwords">
          {flag(
            'allowChange',
            'Every user may change its own password',
            'Without a policy that allows it. A Deny and a permissions boundary still stand above it.',
          )}
        </FormField>
        {valid && <PolicyPreview before={policy} after={requestOf(draft)} />}
      </SpaceBetween>
    </FormDialog>
  )
}
