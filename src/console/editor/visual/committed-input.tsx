import Input, { type InputProps } from '@cloudscape-design/components/input'
import { useState } from 'react'

export interface CommittedInputProps extends Pick<InputProps, 'placeholder' | 'readOnly' | 'ariaLabel'> {
  readonly value: string
  readonly onCommit: (value: string) => void
}

/**
 * A field whose text goes out as a whole: when it is left, or with Enter. Escape takes it back. So each change of a
 * policy is one step for undo, and not one for every letter.
 */
export const CommittedInput = ({ value, onCommit, ...rest }: CommittedInputProps) => {
  const [draft, setDraft] = useState<string>()
  const commit = () => {
    setDraft(undefined)
    if (draft !== undefined && draft !== value) onCommit(draft)
  }
  return (
    <Input
      {...rest}
      value={draft ?? value}
      spellcheck={false}
      autoComplete={false}
      onChange={({ detail }) => setDraft(detail.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.detail.key === 'Enter') {
          // The form around is not to be sent.
          event.preventDefault()
          commit()
        }
        if (event.detail.key === 'Escape' && draft !== undefined) {
          event.stopPropagation()
          setDraft(undefined)
        }
      }}
    />
  )
}
