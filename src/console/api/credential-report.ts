import { parseCsv } from '../../lib/csv.ts'

export interface ReportedKey {
  readonly active: boolean
  readonly created: Date
  readonly lastUsed?: Date | undefined
  readonly region?: string | undefined
  readonly service?: string | undefined
}

/** One line of the credential report. */
export interface ReportedUser {
  /** `<root_account>` for the root user. */
  readonly name: string
  readonly root: boolean
  readonly arn: string
  readonly created?: Date | undefined
  /** Absent where the report does not say: of the root user. */
  readonly password?: boolean | undefined
  readonly passwordLastUsed?: Date | undefined
  readonly passwordChanged?: Date | undefined
  readonly passwordNextRotation?: Date | undefined
  readonly mfa: boolean
  /** The keys that exist, whether active or not; the number is its place in the report. */
  readonly keys: readonly (ReportedKey & { readonly number: number })[]
  /** How many signing certificates are active. */
  readonly certificates: number
}

/**
 * Reads AWS's file by the names of its columns; what it says by `N/A`, `no_information` and `not_supported` is absent.
 * Source: IAM User Guide, "Generate credential reports for your AWS account".
 */
export const readCredentialReport = (csv: string): readonly ReportedUser[] => {
  const [header = [], ...records] = parseCsv(csv)
  const places = new Map(header.map((name, place) => [name, place]))
  return records.map(record => {
    const cell = (name: string): string => record[places.get(name) ?? -1] ?? ''
    const keyAt = (number: number) => {
      const prefix = `access_key_${number}_`
      const created = dateOf(cell(`${prefix}last_rotated`))
      return created === undefined
        ? []
        : [
            {
              number,
              active: isTrue(cell(`${prefix}active`)),
              created,
              lastUsed: dateOf(cell(`${prefix}last_used_date`)),
              region: wordOf(cell(`${prefix}last_used_region`)),
              service: wordOf(cell(`${prefix}last_used_service`)),
            },
          ]
    }
    const password = wordOf(cell('password_enabled'))
    return {
      name: cell('user'),
      root: cell('user') === '<root_account>',
      arn: cell('arn'),
      created: dateOf(cell('user_creation_time')),
      password: password === undefined ? undefined : isTrue(password),
      passwordLastUsed: dateOf(cell('password_last_used')),
      passwordChanged: dateOf(cell('password_last_changed')),
      passwordNextRotation: dateOf(cell('password_next_rotation')),
      mfa: isTrue(cell('mfa_active')),
      keys: [1, 2].flatMap(keyAt),
      certificates: ['cert_1_active', 'cert_2_active'].filter(name => isTrue(cell(name))).length,
    }
  })
}

const silent: readonly string[] = ['', 'N/A', 'no_information', 'not_supported']

const wordOf = (text: string): string | undefined => (silent.includes(text) ? undefined : text)

const isTrue = (text: string): boolean => text.toLowerCase() === 'true'

const dateOf = (text: string): Date | undefined => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time)
}
