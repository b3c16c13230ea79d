import type { Collection } from './port.ts'

/** The last credential report of an account. */
export interface CredentialReport {
  readonly accountId: string
  readonly generatedAt: string
  /** The report, CSV. */
  readonly content: string
}

export const credentialReports: Collection<CredentialReport> = {
  name: 'credential_reports',
  key: report => report.accountId,
  indexes: {},
}
