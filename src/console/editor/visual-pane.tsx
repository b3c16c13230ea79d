import { useSyncExternalStore } from 'react'
import { Fetched } from '../app/fetched.tsx'
import type { CheckedText } from './markers.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { VisualViewProps } from './visual/visual-view.tsx'

const fetchView = async () => (await import('./visual/visual-view.tsx')).VisualView

interface VisualPaneProps extends Omit<VisualViewProps, 'text' | 'onEdit' | 'findings'> {
  readonly document: PolicyDocument
  readonly checked: CheckedText | undefined
}

/** The policy as cards, in a pane of its own. */
export const VisualPane = ({ document, checked, ...props }: VisualPaneProps) => {
  const text = useSyncExternalStore(document.subscribe, document.text)
  return (
    <section className="gatehouse-visual-pane" aria-label="Visual editor">
      <Fetched
        name="visual-view"
        fetch={fetchView}
        what="the visual editor"
        props={{
          ...props,
          text,
          onEdit: edits => document.edit(text, edits),
          findings: checked?.text === text ? checked.findings : undefined,
        }}
      />
    </section>
  )
}
