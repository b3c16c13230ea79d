import { useQuery } from '@tanstack/react-query'
import { type RefObject, useRef, useState } from 'react'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { Fetched, fetchedQuery } from '../app/fetched.tsx'
import { beginsVisually } from './view-choice.ts'
import { type HandOver, WaitingText } from './waiting-text.tsx'

export interface PolicyAuthoringProps {
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (text: string) => void
  /** The most characters it may have, white space apart. */
  readonly quota: number
  /** What else there is to say about the quota, such as `that all inline policies share`. */
  readonly quotaNote?: string
  /** What is wrong with it beyond what the checks find, such as the service's own sentence. */
  readonly errorText?: string | undefined
  readonly label?: string
  /** The statement, counted from 0, to begin with. */
  readonly statement?: number | undefined
  /** Lines that the text shows at once. */
  readonly rows?: number
  /** The text is kept as a draft: whoever loads the page again finds it. */
  readonly isDraft?: boolean
}

/** Of the editor itself, which may come after somebody has begun to write. */
export interface PolicyWorkbenchProps extends PolicyAuthoringProps {
  readonly handOver: RefObject<HandOver | undefined>
}

const fetchWorkbench = async () => (await import('./policy-workbench.tsx')).PolicyWorkbench

/** The editor's script: large, and asked for as soon as somebody may be about to write. */
export const policyEditorQuery = () => fetchedQuery('policy-editor', fetchWorkbench)

/**
 * Writes a policy of any type: as JSON, by choosing, or both side by side, with what the checks find. Until the editor
 * has been fetched the text can be written in a plain field; the editor goes on where that was left.
 */
export const PolicyAuthoring = (props: PolicyAuthoringProps) => {
  const { data: Workbench, error } = useQuery(policyEditorQuery())
  const [visual] = useState(beginsVisually)
  const [composing, setComposing] = useState(false)
  const handOver = useRef<HandOver>(undefined)
  const { label = defaultLabel, rows = defaultRows } = props
  const height = textHeight(rows)
  if (Workbench !== undefined && !composing) return <Workbench {...props} handOver={handOver} />
  return (
    // As high as the text will be, so that nothing below moves when it comes.
    <div style={{ minBlockSize: height }}>
      {visual && error === null ? (
        <Fetched
          name="policy-editor"
          fetch={fetchWorkbench}
          what="the editor"
          props={{ ...props, handOver }}
        />
      ) : (
        <WaitingText
          value={props.value}
          onChange={props.onChange}
          label={label}
          height={height}
          failed={error !== null}
          isDraft={props.isDraft === true}
          onComposing={setComposing}
          handOver={handOver}
        />
      )}
    </div>
  )
}

export const defaultLabel = 'Policy document'
export const defaultRows = 18

/** Of so many lines, in pixels. */
export const textHeight = (rows: number): number => rows * 20 + 18
