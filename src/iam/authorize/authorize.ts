import { type Decision, decide } from '../../policy/evaluate/decide.ts'
import { ServiceError } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import { sealAuthorizationMessage } from './authorization-message.ts'
import { requestContext } from './request-context.ts'

/**
 * Decides every authorization of a call over the account's own policies; throws AWS's AccessDenied for the first
 * that is refused. The root user of an account may do everything in it.
 */
export async function authorize(
  call: Call<unknown>,
  defaultAction: string,
  authorizations: readonly Authorization[],
): Promise<void> {
  if (call.caller.type === 'root') return
  const policies = call.view.policySet(call.caller.principalId)
  for (const authorization of authorizations) {
    const request = {
      action: authorization.action ?? defaultAction,
      resource: authorization.resource,
      context: requestContext(call, authorization),
    }
    const decision = decide(policies, request, { awsOwnedIsRefusedLater: true })
    if (decision.outcome === 'allowed') continue
    const encoded = await sealAuthorizationMessage(call, policies, request)
    throw new ServiceError(
      'AccessDenied',
      403,
      `${refusal(call.caller.arn, request.action, authorization, decision)}. Encoded authorization failure message: ${encoded}`,
    )
  }
}

const policyTypes: Readonly<Record<Decision['decidedBy'], string>> = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  resource: 'resource-based policy',
  vpcEndpoint: 'VPC endpoint policy',
  service: 'rule of the service',
}

/** AWS's sentence. Source: IAM User Guide, "Troubleshoot access denied error messages". */
function refusal(
  arn: string,
  action: string,
  { resource, shown = resource }: Authorization,
  { outcome, decidedBy }: Decision,
): string {
  const type = policyTypes[decidedBy]
  const reason =
    outcome === 'explicitDeny'
      ? `with an explicit deny in ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`
      : `because no ${type} allows the ${action} action`
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${shown} ${reason}`
}
