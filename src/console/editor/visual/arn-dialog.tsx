import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type ArnValues, arnFields, fieldWords, fillArn, readArn } from './arn-builder.ts'
import { choiceOf, type ResourceChoice } from './resource-choices.ts'
import { useVisual } from './visual-context.ts'

export interface ArnDialogProps {
  /** The types of the services that the statement names. */
  readonly choices: readonly ResourceChoice[]
  /** What is edited; absent for a new one. */
  readonly arn: string | undefined
  readonly onSave: (arn: string) => void
  readonly onClose: () => void
}

/** Builds the ARN of a resource part by part. */
export const ArnDialog = ({ choices, arn, onSave, onClose }: ArnDialogProps) => {
  const { accountId } = useVisual().account
  const [choice, setChoice] = useState(arn === undefined ? choices[0] : choiceOf(choices, arn))
  const [values, setValues] = useState<ArnValues>(
    () =>
      (arn !== undefined && choice !== undefined && readArn(choice.template, arn)) || beginning(accountId),
  )
  const [written, setWritten] = useState(arn ?? '')
  const built = choice === undefined ? written.trim() : fillArn(choice.template, values)
  const problem =
    built === '*' || /^arn:(?:[^:]*:){4}./.test(built)
      ? undefined
      : 'An ARN has six parts: arn:aws:service:region:account:resource.'
  return (
    <Modal
      visible
      header={arn === undefined ? 'Add a resource' : 'Edit the resource'}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              formAction="none"
              variant="primary"
              disabled={problem !== undefined}
              disabledReason={problem}
              onClick={() => onSave(built)}
            >
              {arn === undefined ? 'Add resource' : 'Change resource'}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Type of resource"
          stretch
          description={
            choices.length === 0 ? 'Choose actions first to see the types that they are about.' : undefined
          }
        >
          <Select
            selectedOption={choice === undefined ? { value: '', label: 'Any ARN' } : optionOf(choice)}
            filteringType="auto"
            options={[
              ...choices.map(optionOf),
              { value: '', label: 'Any ARN', description: 'Write it whole' },
            ]}
            onChange={({ detail }) => {
              const next = choices.find(({ id }) => id === detail.selectedOption.value)
              if (next === undefined) setWritten(built)
              setChoice(next)
            }}
          />
        </FormField>
        {choice === undefined ? (
          <FormField label="ARN" stretch>
            <Input
              value={written}
              placeholder="arn:aws:s3:::bucket/*"
              spellcheck={false}
              onChange={({ detail }) => setWritten(detail.value)}
            />
          </FormField>
        ) : (
          arnFields(choice.template).map(field => (
            <ArnField
              key={field}
              field={field}
              value={values[field] ?? ''}
              onChange={value => setValues({ ...values, [field]: value })}
            />
          ))
        )}
        <FormField label="The ARN">
          <div className="gatehouse-break">
            <Box variant="code">{built === '' ? '–' : built}</Box>
          </div>
        </FormField>
      </SpaceBetween>
    </Modal>
  )
}

const optionOf = ({ id, service, name, template, actions }: ResourceChoice) => ({
  value: id,
  label: name,
  labelTag: service,
  description: template,
  tags: [
    actions === 0 ? 'No chosen action takes it' : `For ${actions} chosen action${actions === 1 ? '' : 's'}`,
  ],
})

/** What a new ARN is about unless somebody says otherwise: this account, in any region. */
const beginning = (account: string): ArnValues => ({ Partition: 'aws', Region: '*', Account: account })

const notes: Readonly<Record<string, string>> = {
  Partition: 'aws, except in China (aws-cn) and in GovCloud (aws-us-gov).',
  Region: 'Such as eu-central-1.',
  Account: 'The account that the resource belongs to.',
}

interface ArnFieldProps {
  readonly field: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A field of an ARN; an empty one is any. */
const ArnField = ({ field, value, onChange }: ArnFieldProps) => {
  const name = fieldWords(field)
  const any = value === '*' || value === ''
  return (
    <div className="gatehouse-visual-field">
      <FormField
        label={name}
        description={notes[field]}
        stretch
        constraintText={any ? 'Any one; write something to narrow it down.' : undefined}
      >
        <Input
          value={value === '*' ? '' : value}
          placeholder="*"
          spellcheck={false}
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
      <Checkbox checked={any} disabled={any} ariaLabel={`Any ${name}`} onChange={() => onChange('*')}>
        Any
      </Checkbox>
    </div>
  )
}
