import type { PolicyKind } from '../../api/queries/policy-checks.ts'

/** What managed policies are, for the checks. */
export const identityPolicy: PolicyKind = { type: 'identity' }
