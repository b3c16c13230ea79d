import { failureOf } from '../../api/failure.ts'

export type PolicyField = 'name' | 'path' | 'description' | 'document' | 'tags' | 'versions'

/** What the service did not accept, and which field of the form it is about. */
export interface ServiceProblem {
  readonly field: PolicyField
  /** The service's own sentence. */
  readonly message: string
}

/** By code and what the sentence must have in it; the first that fits. */
const fields: readonly (readonly [code: RegExp, message: RegExp, field: PolicyField])[] = [
  [/^MalformedPolicyDocument$/, /./, 'document'],
  [/^EntityAlreadyExists$/, /./, 'name'],
  [/^LimitExceeded$/, /\bversions?\b/i, 'versions'],
  [/^LimitExceeded$/, /\btags\b/i, 'tags'],
  [/^LimitExceeded$/, /\bPolicySize\b/, 'document'],
  [/^ValidationError$/, /at 'policyName'/, 'name'],
  [/^ValidationError$/, /at 'path'/, 'path'],
  [/^ValidationError$/, /at 'description'/, 'description'],
  [/^ValidationError$/, /at 'policyDocument'/, 'document'],
  [/^(?:ValidationError|InvalidInput)$/, /\btags?\b/i, 'tags'],
]

/** Finds the field that made the service refuse the input; undefined for failures that no field can mend. */
export const serviceProblemOf = (error: unknown): ServiceProblem | undefined => {
  const { code = '', message } = failureOf(error)
  const found = fields.find(([codes, words]) => codes.test(code) && words.test(message))
  return found && { field: found[2], message }
}
