import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useMemo } from 'react'
import { nameOfArn } from '../../../lib/arn.ts'
import type { AccountEntity } from '../../api/account-entities.ts'

interface PrincipalSelectProps {
  readonly entities: ReadonlyMap<string, AccountEntity> | undefined
  readonly loading: boolean
  /** ARN of the chosen one. */
  readonly value: string | undefined
  /** The account has none with this ARN. */
  readonly unknown: boolean
  readonly onChange: (arn: string | undefined) => void
}

const nobody = { value: '', label: 'Nobody: only the policies given here' }
const groups = [
  ['user', 'Users'],
  ['group', 'User groups'],
  ['role', 'Roles'],
] as const

/** Chooses whose policies count. */
export const PrincipalSelect = ({ entities, loading, value, unknown, onChange }: PrincipalSelectProps) => {
  const options = useMemo(() => {
    const all = [...(entities?.values() ?? [])]
    return groups.map(([kind, label]) => ({
      label,
      options: all
        .filter(entity => entity.kind === kind)
        .map(({ arn, name }) => ({ value: arn, label: name, description: arn })),
    }))
  }, [entities])
  const chosen =
    value === undefined
      ? nobody
      : (options.flatMap(group => group.options).find(option => option.value === value) ?? {
          value,
          label: nameOfArn(value),
          description: value,
        })
  return (
    <FormField
      label="User, group or role"
      description="Its own policies count, those of its groups, and its permissions boundary."
      errorText={unknown ? `This account has no user, group or role “${value}”.` : undefined}
    >
      <Select
        options={[nobody, ...options]}
        selectedOption={chosen}
        onChange={({ detail }) => onChange(detail.selectedOption.value || undefined)}
        filteringType="auto"
        filteringPlaceholder="Find a user, group or role"
        statusType={loading ? 'loading' : 'finished'}
        loadingText="Loading users, groups and roles"
        virtualScroll
        expandToViewport
      />
    </FormField>
  )
}
