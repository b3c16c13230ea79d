import { ServiceError } from '../errors.ts'
import { readOperation } from '../operation.ts'
import { type CredentialReport, credentialReports } from '../store/credential-reports.ts'
import { anyResource } from './account.ts'

/** A report is kept so long, and no other is made meanwhile. Source: IAM User Guide, "Generate credential reports". */
const keptMs = 4 * 60 * 60 * 1000

const isFresh = (report: CredentialReport, now: Date): boolean =>
  now.getTime() - Date.parse(report.generatedAt) <= keptMs

/** Answers at once: the report is made meanwhile, unless there is a fresh one. */
export const generateCredentialReport = readOperation('GenerateCredentialReport', {
  authorize: anyResource,
  run: async ({ tx, accountId, now, credentialReportJob }) => {
    const report = await tx.get(credentialReports, accountId)
    if (report !== undefined && isFresh(report, now)) return { State: 'COMPLETE' as const }
    if (!credentialReportJob.start(accountId)) return { State: 'INPROGRESS' as const }
    return {
      State: 'STARTED' as const,
      Description: 'No report exists. Starting a new report generation task',
    }
  },
})

export const getCredentialReport = readOperation('GetCredentialReport', {
  authorize: anyResource,
  run: async ({ tx, accountId, now, credentialReportJob }) => {
    const report = await tx.get(credentialReports, accountId)
    if (report !== undefined && isFresh(report, now))
      return {
        Content: new TextEncoder().encode(report.content),
        ReportFormat: 'text/csv' as const,
        GeneratedTime: new Date(report.generatedAt),
      }
    if (credentialReportJob.isUnderWay(accountId))
      throw new ServiceError(
        'ReportInProgress',
        404,
        'The request was rejected because the credential report is still being generated.',
      )
    if (report === undefined)
      throw new ServiceError(
        'ReportNotPresent',
        410,
        'The request was rejected because the credential report does not exist. To generate a credential report, use GenerateCredentialReport.',
      )
    throw new ServiceError(
      'ReportExpired',
      410,
      'The request was rejected because the most recent credential report has expired. To generate a new credential report, use GenerateCredentialReport.',
    )
  },
})
