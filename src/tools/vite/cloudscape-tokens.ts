import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const baseTheme = fileURLToPath(
  new URL(
    '../../../node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css',
    import.meta.url,
  ),
)

/**
 * Leaves out the fall-back values of Cloudscape's design tokens (`var(--token, #fff)`): the base theme, which comes
 * with every component, declares each of them on `body`, so that they never apply. 6 kB less of style after gzip.
 */
export function cloudscapeTokens(): Plugin {
  let declared: ReadonlySet<string> = new Set()
  return {
    name: 'gatehouse:cloudscape-tokens',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      declared = declaredTokens(readFileSync(baseTheme, 'utf8'))
      if (declared.size === 0) {
        this.error('Cloudscape declares its design tokens elsewhere now: mend cloudscape-tokens.ts.')
      }
    },
    transform: {
      filter: { id: /@cloudscape-design[\\/]components[\\/].*\.css$/ },
      handler: code => ({ code: withoutFallbacks(code, declared), map: null }),
    },
  }
}

/** The tokens that the rule for `body` declares. */
export function declaredTokens(theme: string): ReadonlySet<string> {
  const body = /(?:^|[{}\s])body\s*\{([^}]*)\}/.exec(theme)?.[1] ?? ''
  return new Set(body.match(/--[\w-]+(?=\s*:)/g) ?? [])
}

/** The style sheet with `var(--token)` for each `var(--token, …)` whose token is declared. */
export function withoutFallbacks(css: string, declared: ReadonlySet<string>): string {
  let result = ''
  let done = 0
  for (const match of css.matchAll(/var\(\s*(--[\w-]+)\s*,/g)) {
    const token = match[1] ?? ''
    // Inside a fall-back that went already.
    if (match.index < done || !declared.has(token)) continue
    const end = closing(css, match.index + 'var('.length)
    result += `${css.slice(done, match.index)}var(${token})`
    done = end + 1
  }
  return result + css.slice(done)
}

/** Where the parenthesis closes that was opened just before `from`. */
function closing(css: string, from: number): number {
  let depth = 1
  for (let at = from; at < css.length; at += 1) {
    if (css[at] === '(') depth += 1
    else if (css[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return css.length
}
