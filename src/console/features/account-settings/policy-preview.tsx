import type { PasswordPolicy, UpdateAccountPasswordPolicyRequest } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { outOfLine } from './out-of-line.ts'

interface PolicyPreviewProps {
  readonly before: PasswordPolicy | null
  readonly after: UpdateAccountPasswordPolicyRequest
}

/** More names than this are counted. */
const mostNames = 10

const listOf = (names: readonly string[]): string =>
  names.length > mostNames
    ? `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`
    : names.join(', ')

/** Whom a policy would find out of line, as far as the credential report tells, before it is saved. */
export const PolicyPreview = ({ before, after }: PolicyPreviewProps) => {
  const { data } = useQuery(credentialReportQuery())
  const [now] = useState(() => Date.now())
  if (typeof data !== 'object')
    return (
      <Alert type="info" header="Who is out of line with it is not known">
        The <Link href={hrefOf(paths.credentialReport())}>credential report</Link> tells how old passwords
        are: generate it first to see here whom this policy would find out of line.
      </Alert>
    )
  const { expired, unchecked } = outOfLine(before, after, data.users, now)
  if (expired.length === 0 && unchecked === 0)
    return (
      <Alert type="success" header="Nobody is out of line with it">
        So the credential report says.
      </Alert>
    )
  return (
    <Alert type="warning" header="Out of line with it">
      <SpaceBetween size="xs">
        {expired.length > 0 && (
          <div className="gatehouse-break">
            {expired.length === 1 ? 'One password is' : `${expired.length} passwords are`} older than{' '}
            {after.MaxPasswordAge} days: {listOf(expired)}.
          </div>
        )}
        {unchecked > 0 && (
          <div>
            {unchecked === 1
              ? 'One password was set under rules that ask for less.'
              : `${unchecked} passwords were set under rules that ask for less.`}{' '}
            Which of them fall short cannot be read from anything; each stands until it is changed.
          </div>
        )}
      </SpaceBetween>
    </Alert>
  )
}
