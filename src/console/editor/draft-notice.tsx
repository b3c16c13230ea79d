import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { PolicyDraft } from './use-policy-draft.ts'

interface DraftNoticeProps {
  readonly draft: PolicyDraft
  /** The text as it is saved; absent for what is new. */
  readonly saved?: string
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Says that a text of an earlier time is back. */
export const DraftNotice = ({ draft: { restored, discard }, saved }: DraftNoticeProps) => {
  if (restored === undefined) return null
  const outdated = saved !== undefined && restored.base !== saved
  return (
    <Alert
      type={outdated ? 'warning' : 'info'}
      header="Your unsaved text is back"
      action={
        <Button formAction="none" onClick={discard}>
          Discard it
        </Button>
      }
    >
      {`You wrote it until ${clock.format(restored.at)}.`}
      {outdated && ' The policy has been changed since you began: look at what changes before you save.'}
    </Alert>
  )
}
