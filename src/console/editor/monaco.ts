/**
 * Monaco with what writing a policy needs and nothing else: of its languages none, of its workers the one that compares
 * texts. Only this folder imports it.
 */
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/longLinesHelper/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/quickOutline/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/suggest/register'
// The feature of that name leaves the list of completions itself out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordOperations/register'
import { editor, languages } from 'monaco-editor/editor'
import { effectiveTheme, subscribeTheme } from '../app/theme.ts'
import { policyGrammar, policyLanguage, policyTyping } from './policy-grammar.ts'

export {
  editor,
  KeyCode,
  KeyMod,
  languages,
  MarkerSeverity,
  Range,
  type Selection,
  Uri,
} from 'monaco-editor/editor'

// Asked for when the first texts are compared.
self.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('./texts.worker.ts', import.meta.url), { type: 'module', name: 'texts' }),
}

languages.register({ id: policyLanguage })
languages.setMonarchTokensProvider(policyLanguage, policyGrammar)
languages.setLanguageConfiguration(policyLanguage, policyTyping)

/** Behind compared texts: faint enough that what is written stays readable on both of them together. */
const compared = {
  'diffEditor.removedLineBackground': '#ff000014',
  'diffEditor.removedTextBackground': '#ff000024',
  'diffEditor.insertedLineBackground': '#2da04414',
  'diffEditor.insertedTextBackground': '#2da0442c',
}

// Cloudscape's colours of containers and of text; contrast of every colour on its ground is at least 4.5.
editor.defineTheme('gatehouse-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'key', foreground: '0b5394' },
    { token: 'string', foreground: '8a3200' },
    { token: 'escape', foreground: '7a0f7a' },
    { token: 'number', foreground: '075a38' },
    { token: 'keyword', foreground: '6b21a8' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#656871',
    ...compared,
  },
})
editor.defineTheme('gatehouse-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'key', foreground: '9cdcfe' },
    { token: 'string', foreground: 'e6a27f' },
    { token: 'escape', foreground: 'e2a5e2' },
    { token: 'number', foreground: 'b5cea8' },
    { token: 'keyword', foreground: 'c7a0f5' },
  ],
  colors: {
    'editor.background': '#161d26',
    'editorLineNumber.foreground': '#a4a4ad',
    ...compared,
  },
})
const showTheme = (): void => editor.setTheme(`gatehouse-${effectiveTheme()}`)
showTheme()
subscribeTheme(showTheme)
