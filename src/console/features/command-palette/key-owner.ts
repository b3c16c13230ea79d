import { paths } from '../../app/paths.ts'

/** Whose an access key is; the root user's keys bear no user name. */
export const ownerWords = (userName: string | undefined): string =>
  userName === undefined ? 'the root user' : `the user ${userName}`

/** Where an access key is looked after. */
export const ownerPath = (userName: string | undefined): string =>
  userName === undefined ? paths.mySecurityCredentials() : paths.user(userName, 'security')
