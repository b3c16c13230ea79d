import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { createServiceCredential } from '../../api/changes/other-credentials.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { credentialServices } from './credential-services.ts'
import { ServiceSecret } from './service-secret.tsx'

interface CreateServiceCredentialDialogProps {
  readonly userName: string
  /** Services of which the user can have no more. */
  readonly full: readonly string[]
  readonly onClose: () => void
}

/** Source: IAM API Reference, "CreateServiceSpecificCredential". */
const mostDays = 36_600

/** What is wrong with a number of days; nothing for none, which is for ever. */
const problemOfDays = (text: string): string | undefined =>
  text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostDays)
    ? undefined
    : `Enter a whole number of days from 1 to ${mostDays.toLocaleString('en')}, or nothing for a key that does not expire.`

/** Creates a service-specific credential and shows its secret, the only time that this is possible. */
export const CreateServiceCredentialDialog = (props: CreateServiceCredentialDialogProps) => {
  const { userName, full, onClose } = props
  const [serviceName, setServiceName] = useState<string>(
    () => credentialServices.find(({ name }) => !full.includes(name))?.name ?? '',
  )
  const [days, setDays] = useState('')
  const create = useChange(createServiceCredential)
  const expires = credentialServices.find(({ name }) => name === serviceName)?.expires === true
  const problem = expires ? problemOfDays(days) : undefined
  const submit = async (): Promise<void> => {
    if (create.data !== undefined) return onClose()
    const age = expires && days !== '' ? Number(days) : undefined
    await create.mutateAsync({ userName, serviceName, days: age })
  }
  return (
    <FormDialog
      header={create.data === undefined ? `Create a credential for “${userName}”` : 'Credential created'}
      submitText={create.data === undefined ? 'Create credential' : 'Done'}
      done={create.data !== undefined}
      submitting={create.isPending}
      blocked={problem}
      failure={create.error && <ErrorNotice error={create.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {create.data === undefined ? (
        <SpaceBetween size="m">
          <FormField label="Service">
            <RadioGroup
              value={serviceName}
              onChange={({ detail }) => setServiceName(detail.value)}
              items={credentialServices.map(({ name, title, description, most }) => ({
                value: name,
                label: title,
                disabled: full.includes(name),
                description: full.includes(name)
                  ? `The user has ${most} of them, which is the most there can be.`
                  : description,
              }))}
            />
          </FormField>
          {expires && (
            <FormField
              label="Days until it expires"
              constraintText="Leave it empty for a key that does not expire."
              errorText={problem}
            >
              <Input
                inputMode="numeric"
                value={days}
                onChange={({ detail }) => setDays(detail.value.trim())}
                placeholder="90"
              />
            </FormField>
          )}
        </SpaceBetween>
      ) : (
        <ServiceSecret userName={userName} secret={create.data} />
      )}
    </FormDialog>
  )
}
