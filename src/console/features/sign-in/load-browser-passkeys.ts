/** How the browser is asked for a passkey: fetched by those who have one. */
export const loadBrowserPasskeys = () => import('./ask-passkey.ts')
