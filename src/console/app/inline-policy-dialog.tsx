import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { readableText } from '../../policy/model/readable-text.ts'
import { PolicyAuthoring } from '../editor/policy-authoring.tsx'
import { nameProblem } from '../ui/name-problem.ts'
import { newPolicyText } from '../ui/new-policy-text.ts'

const identityPolicy = { type: 'identity' } as const

export interface InlinePolicyDialogProps {
  /** What is edited; absent for a new policy. */
  readonly policy?: { readonly name: string; readonly document: string } | undefined
  /** Names that are taken. */
  readonly taken: readonly string[]
  /** IAM's quota for all inline policies of the entity together, in characters without white space. */
  readonly quota: number
  readonly saving: boolean
  readonly failure?: ReactNode
  readonly onSave: (name: string, document: string) => void
  readonly onClose: () => void
}

/** Writes an inline policy as JSON; the text is saved exactly as it stands here. */
export const InlinePolicyDialog = (props: InlinePolicyDialogProps) => {
  const [name, setName] = useState(props.policy?.name ?? '')
  const [document, setDocument] = useState(() =>
    props.policy === undefined ? newPolicyText : readableText(props.policy.document),
  )
  const [tried, setTried] = useState(false)
  const isNew = props.policy === undefined
  const problem = !isNew
    ? undefined
    : (nameProblem('policy name', name) ??
      (props.taken.includes(name)
        ? `There is an inline policy “${name}” already; edit that one or choose another name.`
        : undefined))
  const save = (): void => {
    setTried(true)
    if (problem === undefined) props.onSave(name, document)
  }
  return (
    <Modal
      visible
      size="large"
      header={isNew ? 'Create inline policy' : `Edit inline policy ${name}`}
      closeAriaLabel="Close"
      onDismiss={props.onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" disabled={props.saving} onClick={props.onClose}>
              Cancel
            </Button>
            <Button formAction="none" variant="primary" loading={props.saving} onClick={save}>
              {isNew ? 'Create policy' : 'Save changes'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {props.failure}
        {isNew && (
          <FormField label="Policy name" errorText={tried ? problem : undefined}>
            <Input
              value={name}
              onChange={({ detail }) => setName(detail.value)}
              spellcheck={false}
              ariaRequired
            />
          </FormField>
        )}
        <PolicyAuthoring
          kind={identityPolicy}
          value={document}
          onChange={setDocument}
          quota={props.quota}
          quotaNote="that all inline policies share"
          rows={16}
        />
      </SpaceBetween>
    </Modal>
  )
}
