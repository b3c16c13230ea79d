import type { ReportedUser } from './credential-report.ts'

/** From how many days on a key is old and a credential unused. Source: IAM User Guide, "Security best practices in IAM". */
export const staleAfterDays = 90

const dayInMs = 86_400_000

/** Whether something happened so long before `now` (milliseconds since 1970). */
const longAgo = (date: Date | undefined, now: number, days = staleAfterDays): boolean =>
  date !== undefined && now - date.getTime() > days * dayInMs

/** When the oldest key that works was made; undefined without one. */
export const oldestActiveKey = ({ keys }: ReportedUser): Date | undefined =>
  earliest(keys.filter(key => key.active).map(key => key.created))

const earliest = (dates: readonly Date[]): Date | undefined =>
  dates.length === 0 ? undefined : new Date(Math.min(...dates.map(Number)))

export const hasOldKey = (user: ReportedUser, now: number): boolean => longAgo(oldestActiveKey(user), now)

/** The credentials that work and that nobody has used for so long: `Password`, `Key 1`, `Key 2`. */
export const unusedCredentials = (user: ReportedUser, now: number): readonly string[] => [
  // One that was never used counts from the day on which it was made.
  ...(user.password === true && longAgo(user.passwordLastUsed ?? user.passwordChanged, now)
    ? ['Password']
    : []),
  ...user.keys
    .filter(({ active, created, lastUsed }) => active && longAgo(lastUsed ?? created, now))
    .map(({ number }) => `Key ${number}`),
]

/** Whether the password is older than so many days. */
export const passwordOlderThan = (user: ReportedUser, days: number, now: number): boolean =>
  user.password === true && longAgo(user.passwordChanged, now, days)
