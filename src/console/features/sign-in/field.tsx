import { type InputHTMLAttributes, type KeyboardEvent, type ReactNode, useId, useState } from 'react'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Id of a message elsewhere that is about this field too. */
  readonly describedBy?: string | undefined
}

/** A labelled text field with its hint and its error. */
export function Field({ label, hint, error, describedBy, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className="si-field">
      <label className="si-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="si-input"
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={error !== undefined || describedBy !== undefined}
        aria-describedby={described(id, hint, error, describedBy)}
      />
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

/** A password field with a button that shows what was typed. */
export function PasswordField({ label, hint, error, describedBy, ...input }: FieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div className="si-field">
      <label className="si-label" htmlFor={id}>
        {label}
      </label>
      <div className="si-password">
        <input
          {...input}
          id={id}
          type={shown ? 'text' : 'password'}
          className="si-input"
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          onKeyDown={watch}
          onKeyUp={watch}
          aria-invalid={error !== undefined || describedBy !== undefined}
          aria-describedby={described(id, hint, error, describedBy)}
        />
        <button type="button" className="si-show" aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'}
          <span className="si-unseen"> {label.toLowerCase()}</span>
        </button>
      </div>
      <span role="status" className="si-hint">
        {capsLock ? 'Caps Lock is on.' : null}
      </span>
      <Remarks id={id} hint={hint} error={error} />
    </div>
  )
}

function Remarks({
  id,
  hint,
  error,
}: {
  readonly id: string
  readonly hint: ReactNode
  readonly error?: string | undefined
}) {
  return (
    <>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="si-field-error">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="si-hint">
          {hint}
        </div>
      )}
    </>
  )
}

function described(id: string, hint: ReactNode, error?: string, elsewhere?: string): string | undefined {
  const ids = [
    error === undefined ? [] : `${id}-error`,
    elsewhere ?? [],
    hint === undefined ? [] : `${id}-hint`,
  ]
  return ids.flat().join(' ') || undefined
}
