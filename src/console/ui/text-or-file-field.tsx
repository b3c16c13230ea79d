import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'

interface TextOrFileFieldProps {
  readonly label: string
  readonly description: string
  /** What the service took exception to. */
  readonly error: string | undefined
  readonly placeholder: string
  /** Kinds of files, as in `.pem,.crt`. */
  readonly accept: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** What IAM takes of a key or a certificate. */
const mostCharacters = 16_384

const tooLong = (what: string, length: number): string =>
  `${what} has ${length.toLocaleString('en')} characters; keys and certificates have ${mostCharacters.toLocaleString('en')} at most.`

/** A text to paste, or to take from a file. */
export const TextOrFileField = (props: TextOrFileFieldProps) => {
  const [fileProblem, setFileProblem] = useState<string>()
  const { value, onChange } = props
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    // A wrong file may be a film: it is not read.
    if (file.size > mostCharacters) return setFileProblem(tooLong(`The file “${file.name}”`, file.size))
    try {
      onChange(await file.text())
      setFileProblem(undefined)
    } catch {
      setFileProblem(`The file “${file.name}” cannot be read; open it and paste its text.`)
    }
  }
  return (
    <FormField
      label={props.label}
      description={props.description}
      stretch
      errorText={
        props.error ??
        fileProblem ??
        (value.length > mostCharacters ? tooLong('The text', value.length) : undefined)
      }
    >
      <SpaceBetween size="xs">
        <div className="gatehouse-code">
          <Textarea
            value={value}
            onChange={({ detail }) => {
              setFileProblem(undefined)
              onChange(detail.value)
            }}
            rows={7}
            placeholder={props.placeholder}
            spellcheck={false}
            ariaRequired
          />
        </div>
        <FileInput
          accept={props.accept}
          value={[]}
          onChange={({ detail }) => void take(detail.value[0])}
          ariaLabel={`${props.label}: choose a file`}
        >
          Choose file
        </FileInput>
      </SpaceBetween>
    </FormField>
  )
}
