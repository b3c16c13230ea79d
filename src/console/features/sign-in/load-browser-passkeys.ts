/** How the browser is asked for a passkey: fetched by the form that does so, and beforehand by every console that is idle. */
export const loadBrowserPasskeys = () => import('./ask-passkey.ts')
