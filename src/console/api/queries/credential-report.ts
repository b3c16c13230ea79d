import { GetCredentialReportCommand } from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import type { ReportedUser } from '../credential-report.ts'
import { failureOf } from '../failure.ts'
import { accountKeys } from './account.ts'

export interface LoadedReport {
  readonly generated: Date
  readonly users: readonly ReportedUser[]
  /** The file as it came. */
  readonly csv: string
}

/** What stands in place of a report where there is none to be had. */
export type MissingReport = 'never-made' | 'expired' | 'being-made'

const missingByCode: Readonly<Record<string, MissingReport>> = {
  ReportNotPresent: 'never-made',
  ReportExpired: 'expired',
  ReportInProgress: 'being-made',
}

/** The account's credential report, or why there is none. Having one made is a change: `generateCredentialReport`. */
export const credentialReportQuery = () =>
  queryOptions({
    queryKey: accountKeys.credentialReport,
    queryFn: async ({ client, signal }): Promise<LoadedReport | MissingReport> => {
      try {
        const { Content, GeneratedTime } = await clientsOf(client).iam.send(
          new GetCredentialReportCommand({}),
          { abortSignal: signal },
        )
        // Screens that only look whether there is one do not wait for what reads it.
        const { readCredentialReport } = await import('../credential-report.ts')
        const csv = new TextDecoder().decode(Content)
        return { csv, users: readCredentialReport(csv), generated: GeneratedTime ?? new Date() }
      } catch (error) {
        const missing = missingByCode[failureOf(error).code ?? '']
        if (missing === undefined) throw error
        return missing
      }
    },
  })
