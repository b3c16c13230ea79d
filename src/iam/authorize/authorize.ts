import { type Decision, decide } from '../../policy/evaluate/decide.ts'
import { ServiceError } from '../errors.ts'
import type { Authorization, AuthorizedCall } from '../operation.ts'
import { sealAuthorizationMessage } from './authorization-message.ts'
import { principalOf, requestContext } from './request-context.ts'
import { policiesOf } from './session-policies.ts'

/**
 * Decides every authorization of a call over the policies that matter; throws AWS's AccessDenied for the first that
 * is refused. The root user of an account may do everything in it.
 */
export async function authorize(
  call: AuthorizedCall,
  defaultAction: string,
  authorizations: readonly Authorization[],
): Promise<void> {
  const { caller } = call
  for (const authorization of authorizations) {
    const { resource, resourceOwner } = authorization
    if (caller.type === 'root' && resourceOwner === undefined) continue
    const own = policiesOf(caller, call.view)
    const policies = resourceOwner === undefined ? own : { ...own, resource: resourceOwner.policy }
    const request = {
      action: authorization.action ?? defaultAction,
      resource,
      context: requestContext(call, authorization),
      ...(resourceOwner && { principal: principalOf(caller), resourceOwner: resourceOwner.accountId }),
    }
    const decision = decide(policies, request, { awsOwnedIsRefusedLater: true })
    if (decision.outcome === 'allowed') continue
    // Whom the own policies do not allow it learns no more than that, so that nobody can ask which roles there are.
    const byItself = decide(own, { action: request.action, resource, context: request.context })
    const told = byItself.outcome === 'allowed' ? decision : byItself
    const sentence = refusal(caller.arn, request.action, authorization, told)
    // What another account's policy says is for that account to know.
    if (resourceOwner !== undefined && resourceOwner.accountId !== caller.accountId)
      throw accessDenied(sentence.stranger)
    const encoded = await sealAuthorizationMessage(call, policies, request)
    throw accessDenied(`${sentence.own}. Encoded authorization failure message: ${encoded}`)
  }
}

const accessDenied = (sentence: string): ServiceError => new ServiceError('AccessDenied', 403, sentence)

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
  { resource, shown = resource, resourceOwner }: Authorization,
  { outcome, decidedBy }: Decision,
): { readonly own: string; readonly stranger: string } {
  const trust = decidedBy === 'resource' && resourceOwner !== undefined
  const type = trust ? 'role trust policy' : policyTypes[decidedBy]
  const article = trust ? 'the' : /^[aeiou]/.test(type) ? 'an' : 'a'
  const reason =
    outcome === 'explicitDeny'
      ? `with an explicit deny in ${article} ${type}`
      : `because no ${type} allows the ${action} action`
  const stranger = `User: ${arn} is not authorized to perform: ${action} on resource: ${shown}`
  return { own: `${stranger} ${reason}`, stranger }
}
