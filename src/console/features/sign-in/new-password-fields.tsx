import { type ReactNode, useState } from 'react'
import type { PasswordRules } from '../../../lib/password-characters.ts'
import { requirementsOf, reuseRule } from '../../../lib/password-requirements.ts'
import { PasswordField } from './field.tsx'
import type { NewPasswordName } from './password-rules.ts'
import type { StepField } from './use-step.ts'

interface NewPasswordFieldsProps {
  readonly rules: PasswordRules
  readonly field: (name: NewPasswordName) => StepField
  readonly label: string
  readonly onFocus?: () => void
}

/** A new password, twice, with what is asked of it checked while it is typed. */
export function NewPasswordFields({ rules, field, label, onFocus }: NewPasswordFieldsProps) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const reuse = reuseRule(rules)
  return (
    <>
      <PasswordField
        {...field('newPassword')}
        label={label}
        autoComplete="new-password"
        onFocus={onFocus}
        onChange={event => setFirst(event.currentTarget.value)}
        hint={
          <>
            {requirementsOf(first, rules).map(({ text, met }) => (
              <Requirement key={text.replace(/ \(\d+ now\)$/, '')} met={met}>
                {text}
              </Requirement>
            ))}
            {reuse === undefined ? null : <span className="si-requirement">{reuse}</span>}
          </>
        }
      />
      <PasswordField
        {...field('again')}
        label={`${label}, again`}
        autoComplete="new-password"
        onChange={event => setSecond(event.currentTarget.value)}
        hint={<Requirement met={second !== '' && first === second}>The same in both fields</Requirement>}
      />
    </>
  )
}

function Requirement({ met, children }: { readonly met: boolean; readonly children: ReactNode }) {
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
