import {
  accessKeys,
  accounts,
  attachments,
  groups,
  inlinePolicies,
  lastUses,
  loginProfiles,
  managedPolicies,
  memberships,
  meta,
  policyVersions,
  roles,
  users,
} from './collections.ts'
import { credentialReports } from './credential-reports.ts'
import { instanceProfiles } from './instance-profiles.ts'
import { accessRecords, accessReports } from './last-accessed.ts'
import { linkedRoleDeletions } from './linked-role-deletions.ts'
import { mfaDevices } from './mfa-devices.ts'
import { serverCertificateBodies, serverCertificates } from './server-certificates.ts'
import { usedTickets } from './used-tickets.ts'
import { serviceCredentials, signingCertificates, sshPublicKeys } from './user-credentials.ts'

/** Every collection of the service: a store makes one table for each. */
export const collections = [
  accounts,
  users,
  groups,
  roles,
  instanceProfiles,
  linkedRoleDeletions,
  memberships,
  loginProfiles,
  accessKeys,
  managedPolicies,
  policyVersions,
  attachments,
  inlinePolicies,
  lastUses,
  credentialReports,
  mfaDevices,
  usedTickets,
  sshPublicKeys,
  signingCertificates,
  serviceCredentials,
  serverCertificates,
  serverCertificateBodies,
  accessRecords,
  accessReports,
  meta,
] as const
