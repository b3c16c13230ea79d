/** Monaco's own worker: what it is asked for here is the difference of two texts. */
import 'monaco-editor/editor/editor.worker'
