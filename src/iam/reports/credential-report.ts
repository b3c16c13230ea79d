import { iamArn, rootArn } from '../../lib/arn.ts'
import { csvField } from '../../lib/csv.ts'
import { passwordExpiry } from '../sign-in/password-expiry.ts'
import type { AccessKey, Account, LastUse, LoginProfile, User } from '../store/collections.ts'
import type { SigningCertificate } from '../store/user-credentials.ts'

/** The credentials of everybody in an account. */
export interface Credentials {
  readonly account: Account
  /** In the order of their names. */
  readonly users: readonly User[]
  /** Of a user, or of the root user by the account id. */
  readonly password: (principalId: string) => LoginProfile | undefined
  /** The oldest first. */
  readonly keys: (principalId: string) => readonly AccessKey[]
  /** Signing certificates, the oldest first. */
  readonly certificates: (principalId: string) => readonly SigningCertificate[]
  /** Whether somebody has an MFA device, of whatever kind. */
  readonly hasMfa: (principalId: string) => boolean
  /** When a password (by its principal) or a key was last used. */
  readonly lastUse: (subjectId: string) => LastUse | undefined
}

/** Source: IAM User Guide, "Generate credential reports for your AWS account", "Understanding the report format". */
const header = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const

const notApplicable = 'N/A'
/** `2026-03-01T12:00:00+00:00`, as AWS writes it in this report. */
const dateOf = (date: string | number): string => `${new Date(date).toISOString().slice(0, 19)}+00:00`

/**
 * The report, line after line, the header first and the root user before the users. AWS ends its lines with LF, the
 * last one without.
 */
export function* credentialReportLines(credentials: Credentials): Generator<string> {
  const { account, users } = credentials
  yield header.join(',')
  yield toLine([
    '<root_account>',
    rootArn(account.accountId),
    dateOf(account.createDate),
    'not_supported',
    lastUsed(credentials, account.accountId),
    'not_supported',
    'not_supported',
    String(credentials.hasMfa(account.accountId)),
    ...keyCells(credentials, account.accountId),
    ...certificateCells(credentials, account.accountId),
  ])
  for (const { userId, userName, path, createDate } of users)
    yield toLine([
      userName,
      iamArn(account.accountId, 'user', path, userName),
      dateOf(createDate),
      ...passwordCells(credentials, userId),
      String(credentials.hasMfa(userId)),
      ...keyCells(credentials, userId),
      ...certificateCells(credentials, userId),
    ])
}

const toLine = (cells: readonly string[]): string => cells.map(csvField).join(',')

/** `no_information` for a password that was never used. */
const lastUsed = ({ lastUse }: Credentials, principalId: string): string => {
  const use = lastUse(principalId)
  return use === undefined ? 'no_information' : dateOf(use.date)
}

const passwordCells = (credentials: Credentials, userId: string): readonly string[] => {
  const profile = credentials.password(userId)
  if (profile === undefined) return ['false', notApplicable, notApplicable, notApplicable]
  const expiry = passwordExpiry(credentials.account, profile)
  const next = expiry === undefined ? notApplicable : dateOf(expiry.getTime())
  return ['true', lastUsed(credentials, userId), dateOf(profile.passwordChangedAt), next]
}

const noKey: readonly string[] = ['false', notApplicable, notApplicable, notApplicable, notApplicable]

const keyCells = ({ keys, lastUse }: Credentials, principalId: string): readonly string[] => {
  const [first, second] = keys(principalId).map(({ accessKeyId, status, createDate }) => {
    const use = lastUse(accessKeyId)
    return [
      String(status === 'Active'),
      dateOf(createDate),
      use === undefined ? notApplicable : dateOf(use.date),
      use?.region ?? notApplicable,
      use?.service ?? notApplicable,
    ]
  })
  return [...(first ?? noKey), ...(second ?? noKey)]
}

const noCertificate: readonly string[] = ['false', notApplicable]

const certificateCells = ({ certificates }: Credentials, principalId: string): readonly string[] => {
  const [first, second] = certificates(principalId).map(({ status, uploadDate }) => [
    String(status === 'Active'),
    dateOf(uploadDate),
  ])
  return [...(first ?? noCertificate), ...(second ?? noCertificate)]
}
