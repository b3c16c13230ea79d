import type { LoadedReport, MissingReport } from '../../api/queries/credential-report.ts'
import { formatDate } from '../../ui/resource-table/column.ts'

/** A report is given out so long, and no other is made meanwhile. Source: IAM User Guide, "Generate credential reports". */
const keptMs = 4 * 60 * 60 * 1000

/** What the table says where it has no rows. */
export const missingText: Readonly<Record<MissingReport, string>> = {
  'never-made': 'No credential report has been generated yet.',
  expired: 'The last credential report is older than four hours and is not given out any more.',
  'being-made': 'The credential report is being generated.',
}

/** Why no report can be generated at `now` (milliseconds since 1970); undefined when one can. */
export const generateBlocked = (
  report: LoadedReport | MissingReport | undefined,
  now: number,
): string | undefined => {
  if (report === undefined || typeof report === 'string') return undefined
  const next = report.generated.getTime() + keptMs
  return next < now
    ? undefined
    : `A report is kept for four hours: this one was generated at ${formatDate(report.generated)}, and the next can be from ${formatDate(new Date(next))} on.`
}

/** The name that AWS's own console gives to the file, without characters that a file system may refuse. */
export const fileNameOf = ({ generated }: LoadedReport): string =>
  `status_reports_${generated.toISOString().slice(0, 19).replaceAll(':', '-')}.csv`
