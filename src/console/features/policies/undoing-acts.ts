import type { Act } from '../../api/lockout.ts'

/** What it takes to make another text of a managed policy apply again. */
export const undoingActs = (policyArn: string): readonly Act[] =>
  ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'].map(action => ({ action, resource: policyArn }))
