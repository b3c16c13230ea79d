import { Fetched } from '../app/fetched.tsx'
import type { TextDiffProps } from './text-diff.tsx'

const fetchDiff = async () => (await import('./text-diff.tsx')).TextDiff

/** What differs between two texts of a policy, line by line. */
export const PolicyTextDiff = (props: TextDiffProps) => (
  <div className="gatehouse-text-diff-frame">
    <Fetched name="text-diff" fetch={fetchDiff} what="the comparison" props={props} />
  </div>
)
