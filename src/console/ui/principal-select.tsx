import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useMemo } from 'react'
import { nameOfArn } from '../../lib/arn.ts'
import type { AccountEntity } from '../api/account-entities.ts'

interface PrincipalSelectProps {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  /** What it is called to choose nobody; without it somebody must be chosen. */
  readonly nobody?: string
  readonly entities: readonly AccountEntity[] | undefined
  readonly loading: boolean
  /** ARN of the chosen one. */
  readonly value: string | undefined
  readonly errorText: string | undefined
  readonly onChange: (arn: string | undefined) => void
}

const kinds = [
  ['user', 'Users'],
  ['group', 'User groups'],
  ['role', 'Roles'],
] as const

// Made once: asking a text for it each time takes seconds over thousands of names.
const names = new Intl.Collator('en', { numeric: true })
const byName = (a: AccountEntity, b: AccountEntity): number => names.compare(a.name, b.name)

/** Chooses one of an account's users, groups and roles, of those kinds that are given. */
export const PrincipalSelect = (props: PrincipalSelectProps) => {
  const { label, description, placeholder, nobody, entities, loading, value, errorText, onChange } = props
  const options = useMemo(() => {
    const all = entities ?? []
    return kinds
      .map(([kind, group]) => ({
        label: group,
        options: all
          .filter(entity => entity.kind === kind)
          .toSorted(byName)
          .map(({ arn, name }) => ({ value: arn, label: name, description: arn })),
      }))
      .filter(group => group.options.length > 0)
  }, [entities])
  const none = nobody === undefined ? undefined : { value: '', label: nobody }
  const chosen =
    value === undefined
      ? none
      : (options.flatMap(group => group.options).find(option => option.value === value) ?? {
          value,
          label: nameOfArn(value),
          description: value,
        })
  return (
    <FormField
      label={label}
      {...(description !== undefined && { description })}
      errorText={errorText}
      stretch
    >
      <Select
        options={none === undefined ? options : [none, ...options]}
        selectedOption={chosen ?? null}
        {...(placeholder !== undefined && { placeholder })}
        onChange={({ detail }) => onChange(detail.selectedOption.value || undefined)}
        filteringType="auto"
        filteringPlaceholder="Find by name or ARN"
        filteringAriaLabel="Find by name or ARN"
        statusType={loading ? 'loading' : 'finished'}
        loadingText="Loading users, groups and roles"
        empty="There is none"
        virtualScroll
        expandToViewport
      />
    </FormField>
  )
}
