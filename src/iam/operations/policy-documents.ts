import { grammarProblems } from '../../policy/model/grammar.ts'
import { policySize } from '../../policy/model/size.ts'
import { limitExceeded, malformedPolicy } from '../errors.ts'
import type { Quotas } from '../ports.ts'

/** Refuses what IAM refuses to store as an identity policy, with its sentence for the first problem. */
export function requireIdentityPolicy(document: string): void {
  const [problem] = grammarProblems(document, 'identity')
  if (problem !== undefined) throw malformedPolicy(problem.message)
}

/** As `requireIdentityPolicy`, within the quota of a managed policy, and only then worth reading. */
export function requireManagedPolicyDocument(document: string, quotas: Quotas): void {
  if (policySize(document) > quotas.managedPolicySize)
    throw limitExceeded('PolicySize', quotas.managedPolicySize)
  requireIdentityPolicy(document)
}
