/** Where users of an account sign in: the page that fills in the account's alias or id for them. */
export const signInAddress = (aliasOrId: string): string =>
  new URL(`${import.meta.env.BASE_URL}sign-in/${encodeURIComponent(aliasOrId)}`, location.origin).href
