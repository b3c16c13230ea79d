import { type CompiledPolicy, compilePolicy } from '../../policy/evaluate/compile.ts'

/**
 * What the option "Allow users to change their own password" of the account's password policy gives to every user. It
 * counts as one more identity-based policy: a Deny and a permissions boundary still limit it.
 * Source: IAM User Guide, "Permit IAM users to change their own passwords".
 */
export const compileAccountGrant = (accountId: string): CompiledPolicy => {
  const own = (path: string): string => `arn:aws:iam::${accountId}:user/${path}\${aws:username}`
  const document = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ChangeOwnPassword',
        Effect: 'Allow',
        Action: 'iam:ChangePassword',
        Resource: [own(''), own('*/')],
      },
      { Sid: 'ReadPasswordPolicy', Effect: 'Allow', Action: 'iam:GetAccountPasswordPolicy', Resource: '*' },
    ],
  }
  return compilePolicy(JSON.stringify(document), {
    id: 'AllowUsersToChangePassword',
    kind: 'inline',
    origin: { type: 'account', name: accountId },
  })
}
