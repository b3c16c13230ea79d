import type { Plugin } from 'vite'

const widget = /monaco-editor[\\/].*[\\/]suggestWidget\.js$/
const onWindows = "isWindows ? 'listitem' : 'option'"

/**
 * Gives the rows in Monaco's list of completions the role that a listbox must have everywhere. Monaco has them so too,
 * but calls them list items where the browser says that it runs on Windows, which no listbox may hold.
 */
export function monacoRoles(): Plugin {
  return {
    name: 'gatehouse:monaco-roles',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!widget.test(id)) return undefined
      if (!code.includes(onWindows))
        this.error('Monaco says the roles of its completions in another way now: mend monaco-roles.ts.')
      return { code: code.replace(onWindows, "'option'"), map: null }
    },
  }
}
