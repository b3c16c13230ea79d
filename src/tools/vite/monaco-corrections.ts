import type { Plugin } from 'vite'

interface Correction {
  readonly file: RegExp
  readonly from: string
  readonly to: string
}

const corrections: readonly Correction[] = [
  {
    // One Error is made while the script begins, for Monaco to throw and catch itself. Where developer tools or a test
    // watch, the browser reads the whole of that script again to say where it was made: 300 ms at each opening.
    file: /[\\/]monaco-editor[\\/].*[\\/]contextkey[\\/]common[\\/]contextkey\.js$/,
    from: 'this._parseError = new Error();',
    to: 'this._parseError = Object.freeze({});',
  },
  {
    // Rows in the list of completions are called list items where the browser says that it runs on Windows, which no
    // listbox may hold.
    file: /[\\/]monaco-editor[\\/].*[\\/]suggestWidget\.js$/,
    from: "isWindows ? 'listitem' : 'option'",
    to: "'option'",
  },
]

/** Corrects in Monaco what cannot be corrected from outside; says so when another version has it in another way. */
export function monacoCorrections(): Plugin {
  return {
    name: 'gatehouse:monaco-corrections',
    apply: 'build',
    transform: {
      filter: { id: corrections.map(({ file }) => file) },
      handler(code, id) {
        const here = corrections.filter(({ file }) => file.test(id))
        for (const { from } of here)
          if (!code.includes(from))
            this.error(`Monaco has no "${from}" any more: mend monaco-corrections.ts.`)
        return { code: here.reduce((text, { from, to }) => text.replace(from, to), code), map: null }
      },
    },
  }
}
