/** What every answer carries. Names are in lower case, as `Headers` gives them, so that one replaces the other. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** For answers of the API and other answers that are no page: nothing in them is to be run, shown or kept. */
export const apiHeaders = {
  ...everywhere,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/**
 * For the console's files. Scripts come from this server alone; `backends` are the origins, besides
 * its own, that `config.json` sends the console to.
 */
export const consoleHeaders = (backends: readonly string[]): Readonly<Record<string, string>> => ({
  ...everywhere,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    // Monaco makes style sheets and writes `style` in what it draws; scripts stay in their files.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    ["connect-src 'self'", ...backends].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
})
