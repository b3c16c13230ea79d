import { type CompiledPolicy, compilePolicy } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { Caller, SessionLimits } from '../caller.ts'
import type { AccountView } from './account-view.ts'

const documents = new WeakMap<SessionLimits, CompiledPolicy>()

/** The policy that was passed as text, compiled once for all requests of its session. */
function compiledDocument(limits: SessionLimits, document: string): CompiledPolicy {
  let compiled = documents.get(limits)
  if (compiled === undefined) {
    compiled = compilePolicy(document, { id: 'session policy', kind: 'inline' })
    documents.set(limits, compiled)
  }
  return compiled
}

/** Managed policies as they are now. Once one of them is gone, nobody knows what it denied: nothing is allowed. */
function sessionPolicies(limits: SessionLimits, view: AccountView): readonly CompiledPolicy[] {
  const managed = limits.policyArns.map(arn => view.compiledPolicy(arn)).filter(found => found !== undefined)
  if (managed.length < limits.policyArns.length) return []
  return limits.document === undefined ? managed : [compiledDocument(limits, limits.document), ...managed]
}

/** Everything that decides what a caller may do: the policies of its principal, and those passed with its session. */
export function policiesOf({ principalId, session }: Caller, view: AccountView): PolicySet {
  const set = view.policySet(principalId)
  return session?.limits === undefined ? set : { ...set, session: sessionPolicies(session.limits, view) }
}
