import { isAwsManagedPolicyArn, nameOfArn } from '../../lib/arn.ts'

/** What the step of attaching a policy is called; one of AWS's and one of the account may bear the same name. */
export const attachTask = (policyArn: string): string =>
  `Attach the ${isAwsManagedPolicyArn(policyArn) ? 'AWS managed policy' : 'policy'} ${nameOfArn(policyArn)}`
