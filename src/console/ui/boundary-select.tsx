import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { PickablePolicy } from './policy-picker.tsx'

export interface BoundarySelectProps {
  readonly policies: readonly PickablePolicy[]
  readonly loading: boolean
  readonly value: string | undefined
  readonly errorText?: string | undefined
  readonly onChange: (arn: string | undefined) => void
}

const none = { value: '', label: 'No permissions boundary' }

/** Chooses the one policy that bounds a user or a role, or none. */
export const BoundarySelect = ({ policies, loading, value, errorText, onChange }: BoundarySelectProps) => {
  const options = policies.map(policy => ({
    value: policy.arn,
    label: policy.name,
    labelTag: policy.awsManaged ? 'AWS managed' : 'Customer managed',
  }))
  // The boundary that is set is known before the list of policies, or without it.
  const unknown = value === undefined ? none : { value, label: value.slice(value.lastIndexOf('/') + 1) }
  return (
    <FormField label="Policy used as boundary" errorText={errorText}>
      <Select
        options={[none, ...options]}
        selectedOption={options.find(option => option.value === value) ?? unknown}
        onChange={({ detail }) =>
          onChange(detail.selectedOption.value === '' ? undefined : detail.selectedOption.value)
        }
        filteringType="auto"
        filteringPlaceholder="Find a policy"
        statusType={loading ? 'loading' : 'finished'}
        loadingText="Loading policies"
        virtualScroll
        expandToViewport
      />
    </FormField>
  )
}
