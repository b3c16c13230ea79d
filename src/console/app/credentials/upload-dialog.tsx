import { useState } from 'react'
import { type Change, useChange } from '../../api/change.ts'
import { failureOf } from '../../api/failure.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextOrFileField } from '../../ui/text-or-file-field.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { useNotify } from '../notifications.tsx'

interface UploadDialogProps<Whose> {
  readonly header: string
  readonly submitText: string
  readonly label: string
  readonly description: string
  readonly placeholder: string
  readonly accept: string
  /** Answers the id of what was uploaded. */
  readonly change: Change<{ readonly userName: Whose; readonly body: string }, string>
  readonly userName: Whose
  /** What to say when it is done. */
  readonly uploaded: (id: string) => string
  readonly onClose: () => void
}

/** Codes that say something about the text itself, so that they stand at its field. */
const aboutText: ReadonlySet<string | undefined> = new Set([
  'MalformedCertificate',
  'InvalidCertificate',
  'DuplicateCertificate',
  'InvalidPublicKey',
  'DuplicateSSHPublicKey',
  'UnrecognizedPublicKeyEncoding',
  'ValidationError',
])

/** Uploads a key or a certificate, pasted or from a file. */
export const UploadDialog = <Whose,>(props: UploadDialogProps<Whose>) => {
  const [body, setBody] = useState('')
  const upload = useChange(props.change)
  const notify = useNotify()
  const failure = upload.error === null ? undefined : failureOf(upload.error)
  const atField = aboutText.has(failure?.code)
  const submit = async (): Promise<void> => {
    const id = await upload.mutateAsync({ userName: props.userName, body })
    notify({ type: 'success', content: props.uploaded(id) })
    props.onClose()
  }
  return (
    <FormDialog
      header={props.header}
      submitText={props.submitText}
      submitting={upload.isPending}
      blocked={body.trim() === '' ? 'Paste a text or choose a file.' : undefined}
      failure={failure !== undefined && !atField && <ErrorNotice error={upload.error} />}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextOrFileField
        label={props.label}
        description={props.description}
        error={atField ? failure?.message : undefined}
        placeholder={props.placeholder}
        accept={props.accept}
        value={body}
        onChange={text => {
          // What was said of the text before is not true of this one.
          if (upload.error !== null) upload.reset()
          setBody(text)
        }}
      />
    </FormDialog>
  )
}
