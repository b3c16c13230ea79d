import type { ReportedUser } from '../../api/credential-report.ts'

/** More names than this are counted. */
const mostNames = 3

/** `ann, bob, cid and 2 more` */
export const namesOf = (users: readonly ReportedUser[]): string => {
  const names = users.slice(0, mostNames).map(user => user.name)
  const more = users.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}
