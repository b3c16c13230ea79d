/**
 * The inline policy by which AWS's console revokes the sessions of a role, by its name and to the letter.
 * Source: IAM User Guide, "Revoke IAM role temporary security credentials".
 */
export const revokePolicyName = 'AWSRevokeOlderSessions'

/** Denies everything to sessions that began before `time`. */
export const revokePolicy = (time: Date): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: ['*'],
          Resource: ['*'],
          Condition: { DateLessThan: { 'aws:TokenIssueTime': time.toISOString() } },
        },
      ],
    },
    null,
    4,
  )

/** Since when sessions are good, by a policy of that name; undefined when it says nothing of the kind. */
export const revokedBefore = (document: string): Date | undefined => {
  const [, time = ''] = /"aws:TokenIssueTime"\s*:\s*"([^"]+)"/.exec(document) ?? []
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? undefined : date
}
