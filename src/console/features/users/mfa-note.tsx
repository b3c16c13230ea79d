import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useChange } from '../../api/change.ts'
import { generateCredentialReport } from '../../api/changes/account.ts'
import { failureOf } from '../../api/failure.ts'
import type { LoadedReport, MissingReport } from '../../api/queries/credential-report.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { formatDate } from '../../ui/resource-table/column.ts'

/** How old the MFA column is, or what it lacks without a credential report and the way to one. */
export const MfaNote = ({ report }: { report: LoadedReport | MissingReport }) => {
  const generate = useChange(generateCredentialReport)
  if (typeof report === 'object')
    return (
      <>
        {' '}
        The MFA column knows authenticator apps as of now, and everything else from the{' '}
        <Link href={hrefOf(paths.credentialReport())} fontSize="inherit">
          credential report
        </Link>{' '}
        of {formatDate(report.generated)}.
      </>
    )
  return (
    <>
      {' '}
      The MFA column knows authenticator apps only, until there is a{' '}
      <Button
        variant="inline-link"
        loading={generate.isPending}
        ariaLabel="Generate a credential report for the MFA column"
        onClick={() => generate.mutate()}
      >
        credential report
      </Button>
      .{generate.error && ` ${failureOf(generate.error).message}`}
    </>
  )
}
