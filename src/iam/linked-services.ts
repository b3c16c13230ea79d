import { type LinkedService, linkedServices, suffixedServices } from './linked-services.data.ts'

const byPrincipal = new Map(linkedServices.map(service => [service.principal, service]))

/** The service of a principal such as `ecs.amazonaws.com`, exact in its case. */
export const linkedService = (principal: string): LinkedService | undefined => byPrincipal.get(principal)

/** Whether an account may have several roles of the service. */
export const takesSuffix = (service: LinkedService): boolean => suffixedServices.has(service.principal)

export const linkedPolicyArn = (service: LinkedService): string => `${linkedPolicyArns}${service.policyName}`

const linkedPolicyArns = 'arn:aws:iam::aws:policy/aws-service-role/'

/** Whether a policy is for the roles that are linked to services only. */
export const isLinkedPolicy = (arn: string): boolean => arn.startsWith(linkedPolicyArns)

/** The path of a service's roles. Source: IAM User Guide, "Service-linked roles". */
export const linkedRolePath = (principal: string): string => `/aws-service-role/${principal}/`
