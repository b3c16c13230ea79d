import type { PolicyVersion } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { textOf } from '../../../ui/resource-table/column.ts'

interface VersionToDeleteProps {
  readonly versions: readonly PolicyVersion[]
  /** The service's own sentence, once it has refused one version more. */
  readonly refusal: string | undefined
  /** It was tried without a choice. */
  readonly missing: boolean
  readonly value: string | undefined
  readonly onChange: (versionId: string | undefined) => void
}

/** Chooses which version makes room for a new one. */
export const VersionToDelete = (props: VersionToDeleteProps) => {
  const { versions, refusal, missing, value, onChange } = props
  const options = versions
    .filter(version => version.IsDefaultVersion !== true)
    .toReversed()
    .map(({ VersionId = '', CreateDate }) => ({
      value: VersionId,
      label: VersionId,
      description: `Created ${textOf(CreateDate, '–')}`,
    }))
  return (
    <FormField
      label="Version to delete"
      description={`The policy has ${versions.length} versions, and a new one has no place: choose the one that is deleted for it. The default version cannot be.`}
      errorText={value !== undefined ? undefined : (refusal ?? (missing ? 'Choose a version.' : undefined))}
    >
      <Select
        options={options}
        selectedOption={options.find(option => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value)}
        placeholder="Choose a version"
      />
    </FormField>
  )
}
