/** A stretch of the policy's text, in UTF-16 code units. */
export interface Range {
  readonly offset: number
  readonly length: number
}

/** Something about a policy's text that keeps IAM from storing it. */
export interface Problem extends Range {
  /** The name that IAM Access Analyzer's policy checks give to such a finding, where they have one. */
  readonly code: ProblemCode
  /** AWS's own sentence, as `MalformedPolicyDocument` carries it. */
  readonly message: string
  /** What exactly is wrong here, quoting the text, and the way out. */
  readonly detail: string
}

export type ProblemCode =
  | 'JSON_SYNTAX_ERROR'
  | 'NESTED_TOO_DEEP'
  | 'DUPLICATE_KEY'
  | 'INVALID_CHARACTER'
  | 'DATA_TYPE_MISMATCH'
  | 'INVALID_POLICY_ELEMENT'
  | 'INVALID_VERSION'
  | 'MISSING_STATEMENT'
  | 'MISSING_EFFECT'
  | 'INVALID_EFFECT'
  | 'MISSING_ACTION'
  | 'INVALID_ACTION'
  | 'MISSING_RESOURCE'
  | 'INVALID_RESOURCE'
  | 'UNSUPPORTED_RESOURCE'
  | 'UNSUPPORTED_ELEMENT_COMBINATION'
  | 'INVALID_CONDITION_OPERATOR'
  | 'INVALID_DATE'
  | 'UNIQUE_SIDS_REQUIRED'
  | 'UNSUPPORTED_SID'
  | 'UNSUPPORTED_PRINCIPAL'
  | 'MISSING_PRINCIPAL'
  | 'INVALID_PRINCIPAL'
