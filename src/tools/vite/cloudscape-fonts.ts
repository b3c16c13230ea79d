import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const stylesheet = fileURLToPath(
  new URL('../../../node_modules/@cloudscape-design/global-styles/index.css', import.meta.url),
)
const directory = fileURLToPath(new URL('../../../.cache/fonts/', import.meta.url))
const fontFace =
  /@font-face\s*\{[^}]*?font-weight:\s*(\d+);\s*font-style:\s*(\w+);[^}]*?url\('?data:font\/woff2;base64,([A-Za-z0-9+/=]+)'?\)[^}]*\}/g

/** Faces of the sign-in page: fetched beside the script, so that text does not change its shape after it is shown. */
const preloaded = /open-sans-(?:400|700)-normal[^/]*\.woff2$/

/**
 * Moves the fonts that Cloudscape's global styles carry as base64 into files of their own: 138 kB less of
 * style that blocks the first paint, and no `data:` in the policy for fonts. `src/console/app/fonts.css` declares
 * them as `@fonts/…`, once for the sign-in pages and the console: a face that is declared again is loaded again, and
 * components that measure their text meanwhile get it wrong.
 */
export function cloudscapeFonts(): Plugin {
  let rewritten = ''
  let base = '/'
  return {
    name: 'gatehouse:cloudscape-fonts',
    config() {
      rewritten = extractFonts(readFileSync(stylesheet, 'utf8'), (name, font) => {
        const file = `${directory}${name}`
        // Written again, it would look changed to a development server that runs meanwhile.
        if (existsSync(file) && readFileSync(file).equals(font)) return
        mkdirSync(directory, { recursive: true })
        writeFileSync(file, font)
      })
      return { resolve: { alias: { '@fonts': directory.replace(/\/$/, '') } } }
    },
    configResolved(resolved) {
      base = resolved.base
    },
    load(id) {
      return id.split('?')[0] === stylesheet ? rewritten : undefined
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter(file => preloaded.test(file))
        return files.map(file => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            href: `${base}${file}`,
            as: 'font',
            type: 'font/woff2',
            crossorigin: true,
          },
          injectTo: 'head' as const,
        }))
      },
    },
  }
}

/** Hands each font over with a name for its file; returns the style sheet without them. */
export function extractFonts(css: string, keep: (name: string, font: Uint8Array) => void): string {
  let found = 0
  const result = css.replace(fontFace, (_rule, weight: string, style: string, base64: string) => {
    found += 1
    keep(`open-sans-${weight}-${style}.woff2`, Buffer.from(base64, 'base64'))
    return ''
  })
  if (found === 0 || result.includes('data:font')) {
    throw new Error(
      'The fonts in @cloudscape-design/global-styles have another form now: mend cloudscape-fonts.ts.',
    )
  }
  return result
}
