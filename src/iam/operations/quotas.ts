import { policyQuotas } from '../../policy/model/quotas.ts'
import type { Quotas } from '../ports.ts'

/** AWS's default quotas of one account. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const defaultQuotas: Quotas = {
  users: 5000,
  groups: 300,
  roles: 1000,
  instanceProfiles: 1000,
  policies: 1500,
  versionsPerPolicy: 5,
  accessKeysPerUser: 2,
  mfaDevicesPerUser: 8,
  sshKeysPerUser: 5,
  signingCertificatesPerUser: 2,
  serviceCredentialsPerUser: 2,
  serverCertificates: 20,
  groupsPerUser: 10,
  attachedPoliciesPerUser: 10,
  attachedPoliciesPerGroup: 10,
  attachedPoliciesPerRole: 10,
  tags: 50,
  inlinePolicySize: policyQuotas.inline,
  managedPolicySize: policyQuotas.managed,
  trustPolicySize: policyQuotas.trust,
}
