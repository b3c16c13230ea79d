import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useMemo } from 'react'
import { nameOfArn } from '../../lib/arn.ts'
import type { AccountEntity } from '../api/account-entities.ts'

interface PrincipalSelectProps {
  readonly label: string
  readonly placeholder: string
  readonly entities: readonly AccountEntity[] | undefined
  /** ARN of the chosen one. */
  readonly value: string | undefined
  readonly errorText: string | undefined
  readonly onChange: (arn: string) => void
}

const kinds = [
  ['user', 'Users'],
  ['group', 'User groups'],
  ['role', 'Roles'],
] as const

/** Chooses one of an account's users, groups and roles, of those kinds that are given. */
export const PrincipalSelect = ({
  label,
  placeholder,
  entities,
  value,
  errorText,
  onChange,
}: PrincipalSelectProps) => {
  const options = useMemo(
    () =>
      kinds
        .map(([kind, group]) => ({
          label: group,
          options: (entities ?? [])
            .filter(entity => entity.kind === kind)
            .map(({ arn, name }) => ({ value: arn, label: name, description: arn })),
        }))
        .filter(group => group.options.length > 0),
    [entities],
  )
  const chosen = options.flatMap(group => group.options).find(option => option.value === value)
  return (
    <FormField label={label} errorText={errorText} stretch>
      <Select
        options={options}
        selectedOption={
          value === undefined ? null : (chosen ?? { value, label: nameOfArn(value), description: value })
        }
        placeholder={placeholder}
        onChange={({ detail }) => detail.selectedOption.value && onChange(detail.selectedOption.value)}
        filteringType="auto"
        filteringPlaceholder="Find by name or ARN"
        filteringAriaLabel="Find by name or ARN"
        statusType={entities === undefined ? 'loading' : 'finished'}
        loadingText="Reading the account"
        empty="There is none"
        virtualScroll
        expandToViewport
      />
    </FormField>
  )
}
