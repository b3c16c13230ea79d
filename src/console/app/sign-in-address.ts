import { hrefOf } from './paths.ts'

/** The demo lies in a folder that nobody knows beforehand, on a server that knows one page: there all goes behind `#`. */
export const onePage = import.meta.env.BASE_URL.startsWith('.')

/** What stands in a link to a page for somebody who is not signed in, such as `/sign-in/root`. */
export const openPageHref = (path: string): string =>
  onePage ? hrefOf(path) : `${import.meta.env.BASE_URL}${path.slice(1)}`

/** Where users of an account sign in: the page that fills in the account's alias or id for them. */
export const signInAddress = (aliasOrId: string): string =>
  new URL(openPageHref(`/sign-in/${encodeURIComponent(aliasOrId)}`), location.href).href
