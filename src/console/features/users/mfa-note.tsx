import Button from '@cloudscape-design/components/button'
import { useChange } from '../../api/change.ts'
import { generateCredentialReport } from '../../api/changes/account.ts'
import { failureOf } from '../../api/failure.ts'

/** What the MFA column lacks without a credential report, and the way to one. */
export const MfaNote = () => {
  const generate = useChange(generateCredentialReport)
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
