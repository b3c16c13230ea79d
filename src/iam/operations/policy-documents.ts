import { grammarProblems } from '../../policy/model/grammar.ts'
import { policySize } from '../../policy/model/size.ts'
import { limitExceeded, malformedPolicy } from '../errors.ts'
import type { Quotas } from '../ports.ts'

/** Refuses what IAM refuses to store as an identity policy, with its sentence for the first problem. */
export function requireIdentityPolicy(document: string): void {
  const [problem] = grammarProblems(document, 'identity')
  if (problem !== undefined) throw malformedPolicy(problem.message)
}

/**
 * What a document counts against its quota. IAM leaves white space out of account; lest anybody store megabytes of
 * it, which every list of policies would read out again, a text counts at least an eighth of its length.
 */
export const countedSize = (document: string): number =>
  Math.max(policySize(document), Math.ceil(document.length / 8))

/** As `requireIdentityPolicy`, within the quota of a managed policy, and only then worth reading. */
export function requireManagedPolicyDocument(document: string, quotas: Quotas): void {
  if (countedSize(document) > quotas.managedPolicySize)
    throw limitExceeded('PolicySize', quotas.managedPolicySize)
  requireIdentityPolicy(document)
}
