import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { generatePassword } from '../../../../lib/generate-password.ts'
import { useChange } from '../../../api/change.ts'
import { createPassword, resetPassword } from '../../../api/changes/credentials.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { SecretText } from '../../../ui/secret-text.tsx'

interface PasswordDialogProps {
  readonly userName: string
  /** Whether there is a password already. */
  readonly replaces: boolean
  readonly onClose: () => void
}

/** Gives the user a new console password, and shows a generated one this once. */
export const PasswordDialog = ({ userName, replaces, onClose }: PasswordDialogProps) => {
  const [kind, setKind] = useState<'generated' | 'own'>('generated')
  const [generated] = useState(() => generatePassword())
  const [own, setOwn] = useState('')
  const [mustChange, setMustChange] = useState(true)
  const [done, setDone] = useState(false)
  const change = useChange(replaces ? resetPassword : createPassword)
  const notify = useNotify()
  const save = async (): Promise<void> => {
    if (done) return onClose()
    await change.mutateAsync({ userName, password: kind === 'own' ? own : generated, mustChange })
    if (kind === 'generated') return setDone(true)
    notify({ type: 'success', content: `The password of “${userName}” is set.` })
    onClose()
  }
  return (
    <FormDialog
      header={replaces ? `Replace the password of “${userName}”` : `Console access for “${userName}”`}
      submitText={done ? 'Done' : replaces ? 'Replace password' : 'Enable console access'}
      done={done}
      submitting={change.isPending}
      blocked={kind === 'own' && own === '' ? 'Enter a password.' : undefined}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      {done ? (
        <SpaceBetween size="m">
          <Alert type="success">The password is set. It is shown only now; hand it to the user.</Alert>
          <FormField label="Console password">
            <SecretText text={generated} label="Console password" />
          </FormField>
        </SpaceBetween>
      ) : (
        <SpaceBetween size="m">
          <FormField label="Console password">
            <RadioGroup
              value={kind}
              onChange={({ detail }) => setKind(detail.value === 'own' ? 'own' : 'generated')}
              items={[
                {
                  value: 'generated',
                  label: 'Generated password',
                  description: 'Shown once, when it is set.',
                },
                { value: 'own', label: 'Own password' },
              ]}
            />
          </FormField>
          {kind === 'own' && (
            <FormField label="Password" constraintText="It must meet the account's password policy.">
              <Input
                type="password"
                value={own}
                onChange={({ detail }) => setOwn(detail.value)}
                autoComplete="new-password"
                ariaRequired
              />
            </FormField>
          )}
          <Checkbox
            checked={mustChange}
            onChange={({ detail }) => setMustChange(detail.checked)}
            description="So that nobody but the user knows it."
          >
            The user must choose a new password at the next sign-in
          </Checkbox>
        </SpaceBetween>
      )}
    </FormDialog>
  )
}
