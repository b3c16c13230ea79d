import 'monaco-editor/features/diffEditor/register'
import { useEffect, useRef } from 'react'
import { editor } from './monaco.ts'
import { policyLanguage } from './policy-grammar.ts'

export interface TextDiffProps {
  readonly before: string
  readonly after: string
  /** What the two are, such as `v2`. */
  readonly beforeLabel: string
  readonly afterLabel: string
}

/** Two texts side by side, or one below the other where it is narrow, with what differs marked. */
export const TextDiff = ({ before, after, beforeLabel, afterLabel }: TextDiffProps) => {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = frame.current
    if (place === null) return
    const original = editor.createModel(before, policyLanguage)
    const modified = editor.createModel(after, policyLanguage)
    const diff = editor.createDiffEditor(place, options)
    // Monaco forgets the labels of its own options whenever others change.
    const label = (): void => {
      diff.getOriginalEditor().updateOptions({ ariaLabel: `${beforeLabel}, as it is` })
      diff.getModifiedEditor().updateOptions({ ariaLabel: `${afterLabel}, as it will be` })
    }
    // Of one that it makes itself Monaco disposes never, and what is still being compared then fails aloud.
    const viewModel = diff.createViewModel({ original, modified })
    diff.setModel(viewModel)
    label()
    const relabel = diff.onDidUpdateDiff(label)
    return () => {
      relabel.dispose()
      diff.setModel(null)
      viewModel.dispose()
      diff.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, beforeLabel, afterLabel])
  return <div className="gatehouse-text-diff" ref={frame} />
}

const options: editor.IStandaloneDiffEditorConstructionOptions = {
  automaticLayout: true,
  readOnly: true,
  domReadOnly: true,
  editContext: false,
  fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  hideUnchangedRegions: { enabled: true, minimumLineCount: 6, contextLineCount: 3 },
  renderSideBySideInlineBreakpoint: 800,
  renderOverviewRuler: false,
  renderFinalNewline: 'on',
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  stickyScroll: { enabled: false },
  wordWrap: 'on',
}
