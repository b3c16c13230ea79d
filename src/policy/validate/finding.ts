import type { TextEdit } from '../model/edit.ts'
import type { Range } from '../model/problem.ts'

/** Grades of findings, as IAM Access Analyzer has them. An `ERROR` keeps a policy from working. */
export type Severity = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION'

/** A way out that a machine can take. */
export interface Fix {
  /** What it does, as a button says it: `Replace by "s3:GetObject"`. */
  readonly title: string
  /** In the order of their offsets, not overlapping. */
  readonly edits: readonly TextEdit[]
}

/** What a rule says; the registry adds code, severity and page. */
export interface Draft {
  readonly range: Range
  /** One sentence that quotes the offending text and says the way out. */
  readonly message: string
  readonly fixes?: readonly Fix[]
}

export interface Finding extends Range {
  /** The name of the check: IAM Access Analyzer's where it has one. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** The address of the documentation of the check. */
  readonly page: string
  readonly fixes: readonly Fix[]
}
