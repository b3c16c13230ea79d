import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { LoadAgain } from '../app/fetched.tsx'

/** What the editor takes over from the field that stood in its place. */
export interface HandOver {
  /** The text before anything was written in the field: undoing leads back to it. */
  readonly before: string
  /** Where somebody was writing when the editor came, in offsets of the text; undefined when they were elsewhere. */
  readonly selection?: { readonly start: number; readonly end: number } | undefined
}

interface WaitingTextProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly label: string
  /** In pixels. */
  readonly height: number
  /** Whether the editor could not be loaded. */
  readonly failed: boolean
  /** Whether the text survives that the page is loaded again. */
  readonly isDraft: boolean
  /** An input method is composing a character, from the first of its keys to the last: the field must stay. */
  readonly onComposing: (composing: boolean) => void
  readonly handOver: RefObject<HandOver | undefined>
}

/** Where a policy can be written as plain text until the editor is here, or when it does not come. */
export const WaitingText = (props: WaitingTextProps) => {
  const { value, onChange, label, height, failed, isDraft, onComposing, handOver } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const first = useRef(value)
  const status = useId()
  useLayoutEffect(() => {
    const written = field.current
    handOver.current ??= { before: first.current }
    return () => {
      if (written === null || document.activeElement !== written) return
      const { selectionStart: start, selectionEnd: end } = written
      handOver.current = { before: first.current, selection: { start, end } }
    }
  }, [handOver])
  return (
    <SpaceBetween size="xxs">
      <Box variant="awsui-key-label">{label}</Box>
      <div className="gatehouse-policy-workbench">
        <div className="gatehouse-waiting-status" id={status}>
          {failed ? (
            <>
              <StatusIndicator type="error">
                Could not load the editor. The text can be written without it.
                {!isDraft && ' Copy it before you load the page again, which forgets it.'}
              </StatusIndicator>
              <LoadAgain />
            </>
          ) : (
            <StatusIndicator type="loading">
              Loading the editor; the text can be written already
            </StatusIndicator>
          )}
        </div>
        <textarea
          ref={field}
          className="gatehouse-waiting-text"
          style={{ blockSize: height }}
          aria-label={`Plain text of the ${label.toLowerCase()}`}
          aria-describedby={status}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={event => onChange(event.target.value)}
          onCompositionStart={() => onComposing(true)}
          onCompositionEnd={() => onComposing(false)}
        />
      </div>
    </SpaceBetween>
  )
}
