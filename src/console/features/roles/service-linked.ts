import type { Role } from '@aws-sdk/client-iam'

/**
 * Why nobody can change the trust or the policies of a role; undefined for roles that are not a service's own.
 * Source: IAM User Guide, "Service-linked roles".
 */
export const serviceLinkedReason = ({ Path = '/' }: Role): string | undefined =>
  Path.startsWith('/aws-service-role/')
    ? 'This role belongs to an AWS service, which alone decides whom it trusts and what it allows.'
    : undefined
