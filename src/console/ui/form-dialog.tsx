import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, type ReactNode, useId } from 'react'
import { SingleClick } from './single-click.tsx'

export interface FormDialogProps {
  readonly header: string
  readonly submitText: string
  readonly submitting: boolean
  /** Why it cannot be submitted yet. */
  readonly blocked?: string | undefined
  /** What went wrong with the last try. */
  readonly failure?: ReactNode
  readonly size?: 'medium' | 'large' | 'max'
  /** It has been done and only shows what came of it: there is nothing to cancel any more. */
  readonly done?: boolean
  /** May reject: the failure is then expected in `failure`. */
  readonly onSubmit: () => Promise<void> | void
  /** Leads back to the step before. */
  readonly onBack?: (() => void) | undefined
  readonly onClose: () => void
  /** It is left by Escape or by its cross, where that is something else than to cancel it. */
  readonly onDismiss?: () => void
  readonly children: ReactNode
}

/**
 * A short form in a dialog; Enter submits it, Escape leaves it. No field of it may take the cursor by `autoFocus`: the
 * dialog would not know where to give it back.
 */
export const FormDialog = (props: FormDialogProps) => {
  const formId = useId()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    // A dialog over a form is in it for React, and must not submit it.
    event.stopPropagation()
    if (props.blocked !== undefined || props.submitting) return
    try {
      await props.onSubmit()
    } catch {
      // The caller's change holds the error and hands it down as `failure`.
    }
  }
  return (
    <Modal
      visible
      size={props.size ?? 'medium'}
      header={props.header}
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        // A click beside it, such as the second of a double click, must not cost what was entered.
        if (detail.reason !== 'overlay') (props.onDismiss ?? props.onClose)()
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {props.done !== true && (
              <Button formAction="none" variant="link" disabled={props.submitting} onClick={props.onClose}>
                Cancel
              </Button>
            )}
            {props.onBack !== undefined && (
              <Button formAction="none" disabled={props.submitting} onClick={props.onBack}>
                Back
              </Button>
            )}
            <SingleClick>
              <Button
                variant="primary"
                form={formId}
                formAction="submit"
                loading={props.submitting}
                disabled={props.blocked !== undefined}
                disabledReason={props.blocked ?? ''}
              >
                {props.submitText}
              </Button>
            </SingleClick>
          </SpaceBetween>
        </Box>
      }
    >
      <form id={formId} onSubmit={event => void submit(event)}>
        <Form>
          <SpaceBetween size="m">
            {props.failure}
            {props.children}
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  )
}
