import { useEffect, useLayoutEffect, useRef } from 'react'
import { editor } from './monaco.ts'
import type { PolicyDocument } from './policy-document.ts'

export interface JsonViewProps {
  readonly document: PolicyDocument
  /** How it is called for those who do not see it. */
  readonly label: string
  /** What is wrong with the text as a whole. */
  readonly problem?: string | undefined
  /** Gets the editor once it is there, and undefined when it is gone. */
  readonly onEditor: (editor: editor.IStandaloneCodeEditor | undefined) => void
}

/** The text of a policy in Monaco. The frame gives the size. */
export const JsonView = ({ document, label, problem, onEditor }: JsonViewProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const report = useRef(onEditor)
  report.current = onEditor
  const first = useRef({ label })
  const opened = useRef<editor.IStandaloneCodeEditor>(undefined)
  // Before anything is drawn: whoever wrote in the field that stood here may be between two keys.
  useLayoutEffect(() => {
    const place = frame.current
    if (place === null) return
    const made = editor.create(place, { ...options, model: document.model, ariaLabel: first.current.label })
    document.keepIndent()
    opened.current = made
    report.current(made)
    return () => {
      report.current(undefined)
      opened.current = undefined
      // The document is not the editor's: other views go on with it.
      made.setModel(null)
      made.dispose()
    }
  }, [document])
  useEffect(() => {
    const input = frame.current?.querySelector('textarea, [role="textbox"]')
    for (const [name, value] of [
      ['aria-invalid', problem && 'true'],
      ['aria-description', problem],
    ] as const) {
      if (value === undefined) input?.removeAttribute(name)
      else input?.setAttribute(name, value)
    }
  }, [problem])
  return <div className="gatehouse-json-view" ref={frame} />
}

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  ariaRequired: true,
  bracketPairColorization: { enabled: false },
  codeLens: false,
  contextmenu: true,
  // A textarea, which every screen reader and every input method knows.
  editContext: false,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: 20,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  padding: { top: 8, bottom: 8 },
  quickSuggestions: { other: true, strings: true, comments: false },
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderWhitespace: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  stickyScroll: { enabled: false },
  suggest: { showWords: false, preview: false },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
  wrappingIndent: 'indent',
}
