import type { Plugin } from 'vite'

const parser = /monaco-editor[\\/]esm[\\/]vs[\\/]platform[\\/]contextkey[\\/]common[\\/]contextkey\.js$/
const error = 'this._parseError = new Error();'

/**
 * Monaco makes one Error while its script begins, which it throws and catches itself. Where developer tools or a test
 * watch, the browser reads the whole of that script again to say where it was made: 300 ms at each opening.
 */
export function monacoParseError(): Plugin {
  return {
    name: 'gatehouse:monaco-parse-error',
    apply: 'build',
    transform: {
      filter: { id: parser },
      handler(code) {
        if (!code.includes(error)) this.error('Monaco makes its parse error in another way now.')
        return { code: code.replace(error, 'this._parseError = Object.freeze({});'), map: null }
      },
    },
  }
}
