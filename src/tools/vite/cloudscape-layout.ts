import type { Plugin } from 'vite'

const chooser = /@cloudscape-design[\\/]components[\\/]app-layout[\\/]internal\.js$/
const unused = new Set(['./classic', './visual-refresh-toolbar'])
const leftOut = '\0gatehouse:app-layout-left-out'

/**
 * Leaves two of the three forms out of which Cloudscape's AppLayout chooses while it runs: the one of the old theme, which
 * this package of components never shows, and the one that only a host page's global flag switches on. 30 kB less after
 * gzip. Should one of them be asked for after all, it says so.
 */
export function cloudscapeLayout(): Plugin {
  let replaced = 0
  return {
    name: 'gatehouse:cloudscape-layout',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !unused.has(source) || !chooser.test(importer)) return undefined
      replaced += 1
      return leftOut
    },
    load(id) {
      if (id !== leftOut) return undefined
      return `export default () => { throw new Error('This form of the app layout is not part of the build.') }`
    },
    buildEnd() {
      const chooses = [...this.getModuleIds()].some(id => chooser.test(id))
      if (chooses && replaced !== unused.size) {
        this.error('Cloudscape chooses its app layout in another way now: mend cloudscape-layout.ts.')
      }
    },
  }
}
