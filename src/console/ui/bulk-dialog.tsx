import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { useBulkRun } from './use-bulk-run.ts'

export interface BulkDialogProps {
  readonly header: string
  readonly size?: 'medium' | 'large'
  /** The button that starts, such as `Delete`. */
  readonly verb: string
  /** What the items are by name; each is handed to `run`. */
  readonly ids: readonly string[]
  readonly run: (id: string) => Promise<void>
  /** Why it cannot start yet. */
  readonly blocked?: string | undefined
  /** Shown until it starts: what will happen, what to choose. */
  readonly children: ReactNode
  readonly renderError: (error: unknown) => ReactNode
  /** `done` names what succeeded. */
  readonly onClose: (done: readonly string[]) => void
}

/** A dialog that does one thing to one or many items, says what became of each and offers the failures again. */
export const BulkDialog = (props: BulkDialogProps) => {
  const { ids, verb, onClose } = props
  const { progress, start, running, done, failed } = useBulkRun()
  const started = progress.size > 0

  const begin = async (chosen: readonly string[]): Promise<void> => {
    // With everything done nothing is left to read here; the screen behind says what came of it.
    if (await start(chosen, props.run)) onClose(ids)
  }
  const close = (): void => {
    if (!running) onClose(done)
  }

  return (
    <Modal
      visible
      size={props.size ?? 'medium'}
      header={props.header}
      closeAriaLabel="Close"
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" disabled={running} onClick={close}>
              {done.length > 0 || failed.length > 0 ? 'Close' : 'Cancel'}
            </Button>
            {failed.length > 0 && !running ? (
              <Button
                formAction="none"
                variant="primary"
                onClick={() => void begin(failed.map(({ id }) => id))}
              >
                {failed.length === 1 ? 'Try again' : `Try ${failed.length} again`}
              </Button>
            ) : (
              <Button
                formAction="none"
                variant="primary"
                loading={running}
                disabled={props.blocked !== undefined}
                disabledReason={props.blocked ?? ''}
                onClick={() => void begin(ids)}
              >
                {verb}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {started ? (
        <SpaceBetween size="m">
          {ids.length > 1 && (
            <ProgressBar
              label={`${verb}: ${done.length} of ${ids.length} done`}
              value={((done.length + failed.length) / ids.length) * 100}
            />
          )}
          {failed.map(({ id, error }) => (
            <SpaceBetween key={id} size="xxs">
              {ids.length > 1 && <StatusIndicator type="error">{id}</StatusIndicator>}
              {props.renderError(error)}
            </SpaceBetween>
          ))}
        </SpaceBetween>
      ) : (
        props.children
      )}
    </Modal>
  )
}
