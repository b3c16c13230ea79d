import { useState } from 'react'
import type { Finding } from '../../../policy/validate/finding.ts'

/** What the checks found last. */
export interface LastFindings {
  /** The text that they were found in. */
  readonly text: string
  readonly findings: readonly Finding[]
  /** The text has changed since. */
  readonly outdated: boolean
}

/**
 * Keeps what was found in the text before while the text now is being checked: what stands below would jump up and down
 * with every change otherwise. `findings` are those of exactly `text`, or undefined.
 */
export function useLastFindings(text: string, findings: readonly Finding[] | undefined): LastFindings {
  const [last, setLast] = useState<{ text: string; findings: readonly Finding[] }>({
    text,
    findings: findings ?? [],
  })
  if (findings !== undefined && (last.findings !== findings || last.text !== text))
    setLast({ text, findings })
  return { ...last, outdated: last.text !== text }
}
