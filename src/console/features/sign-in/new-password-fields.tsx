import { useState } from 'react'
import { PasswordField } from './field.tsx'
import { problemId } from './step-form.tsx'
import type { FieldErrors, Values } from './use-step.ts'

export type NewPasswordName = 'newPassword' | 'again'

/** What is wrong with a new password before it is sent. */
export function checkNewPassword(
  values: Values<NewPasswordName>,
  minimumLength: number,
): FieldErrors<NewPasswordName> {
  const { newPassword, again } = values
  if (newPassword === '') return { newPassword: 'Enter a new password.' }
  const length = lengthOf(newPassword)
  if (length < minimumLength) {
    return { newPassword: `This password has ${length} of at least ${minimumLength} characters.` }
  }
  if (again !== newPassword) {
    return {
      again: again === '' ? 'Enter the new password again.' : 'This is not the same password as above.',
    }
  }
  return {}
}

/** Characters as people count them, not UTF-16 units. */
function lengthOf(password: string): number {
  return [...password].length
}

interface NewPasswordFieldsProps {
  readonly minimumLength: number
  readonly errors: FieldErrors<NewPasswordName>
  /** The field that the form's problem is about. */
  readonly problemField: string | undefined
  readonly label: string
  readonly onFocus?: () => void
}

/** A new password, twice, with what is asked of it checked while it is typed. */
export function NewPasswordFields({
  minimumLength,
  errors,
  problemField,
  label,
  onFocus,
}: NewPasswordFieldsProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  return (
    <>
      <PasswordField
        name="newPassword"
        label={label}
        autoComplete="new-password"
        error={errors.newPassword}
        describedBy={problemField === 'newPassword' ? problemId : undefined}
        onFocus={onFocus}
        onChange={event => setFirst(event.currentTarget.value)}
        hint={
          <Requirement met={lengthOf(first) >= minimumLength}>
            At least {minimumLength} characters{first === '' ? '' : ` (${lengthOf(first)} now)`}
          </Requirement>
        }
      />
      <PasswordField
        name="again"
        label={`${label}, again`}
        autoComplete="new-password"
        error={errors.again}
        onChange={event => setSecond(event.currentTarget.value)}
        hint={<Requirement met={second !== '' && first === second}>The same in both fields</Requirement>}
      />
    </>
  )
}

function Requirement({ met, children }: { readonly met: boolean; readonly children: React.ReactNode }) {
  return (
    <span className={met ? 'si-requirement si-met' : 'si-requirement'}>
      <svg className="si-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="7" />
        {met ? <path d="M5 8.2 7.2 10.5 11 6" /> : null}
      </svg>
      <span>
        {children}
        <span className="si-unseen">{met ? ' (met)' : ' (not met yet)'}</span>
      </span>
    </span>
  )
}
