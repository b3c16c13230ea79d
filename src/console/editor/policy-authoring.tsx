import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { Fetched, fetchedQuery } from '../app/fetched.tsx'

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
}

const fetchWorkbench = async () => (await import('./policy-workbench.tsx')).PolicyWorkbench

/** The editor's script: large, and asked for as soon as somebody may be about to write. */
export const policyEditorQuery = () => fetchedQuery('policy-editor', fetchWorkbench)

/** Writes a policy of any type: as JSON, by choosing, or both side by side, with what the checks find. */
export const PolicyAuthoring = (props: PolicyAuthoringProps) => (
  // As high as the text will be, so that nothing below moves when it comes.
  <div style={{ minBlockSize: (props.rows ?? defaultRows) * lineHeight }}>
    <Fetched name="policy-editor" fetch={fetchWorkbench} what="the editor" props={props} />
  </div>
)

export const defaultRows = 18
export const lineHeight = 20
