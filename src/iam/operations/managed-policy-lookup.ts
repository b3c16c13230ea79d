import { iamArn, isAwsManagedPolicyArn, nameOfArn } from '../../lib/arn.ts'
import { noSuch, ServiceError } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import type { AwsManagedPolicy, Ports } from '../ports.ts'
import { foldName, type ManagedPolicy, managedPolicies } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { resourceTagContext } from './tags.ts'

export const arnOfPolicy = (policy: ManagedPolicy): string =>
  iamArn(policy.accountId, 'policy', policy.path, policy.policyName)

export type FoundPolicy =
  | { readonly owner: 'aws'; readonly policy: AwsManagedPolicy }
  | { readonly owner: 'customer'; readonly policy: ManagedPolicy }

/** The managed policy of that ARN, AWS's or the account's own; undefined when there is none. */
export async function findPolicy(
  tx: ReadTx,
  ports: Ports,
  accountId: string,
  arn: string,
): Promise<FoundPolicy | undefined> {
  if (isAwsManagedPolicyArn(arn)) {
    const policy = ports.awsPolicies.get(arn)
    return policy === undefined ? undefined : { owner: 'aws', policy }
  }
  const policy = await tx.find(managedPolicies, 'byName', joinKey(accountId, foldName(nameOfArn(arn))))
  return policy !== undefined && arnOfPolicy(policy) === arn ? { owner: 'customer', policy } : undefined
}

export async function getPolicyByArn(
  tx: ReadTx,
  ports: Ports,
  accountId: string,
  arn = '',
): Promise<FoundPolicy> {
  const found = await findPolicy(tx, ports, accountId, arn)
  if (found === undefined) throw noSuch(`Policy ${arn} was not found.`)
  return found
}

/** The account's own policy of that ARN: AWS's can be read and attached, never changed. */
export async function getOwnPolicy(
  tx: ReadTx,
  ports: Ports,
  accountId: string,
  arn = '',
): Promise<ManagedPolicy> {
  const found = await getPolicyByArn(tx, ports, accountId, arn)
  if (found.owner === 'customer') return found.policy
  throw new ServiceError(
    'AccessDenied',
    403,
    `Policy ${arn} is an AWS managed policy and can't be changed; make a customer managed policy from it instead.`,
  )
}

/** What an operation on a managed policy must be allowed on. */
export function onPolicy(
  call: Call<unknown>,
  arn = '',
  context: Authorization['context'] = {},
): Authorization {
  return {
    resource: arn,
    shown: `policy ${arn}`,
    context: { ...resourceTagContext(call.view.policyByArn(arn)?.tags), ...context },
  }
}
