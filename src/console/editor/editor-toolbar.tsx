import Button from '@cloudscape-design/components/button'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { memo, useState, useSyncExternalStore } from 'react'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { Fetched } from '../app/fetched.tsx'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'
import type { PolicyView } from './view-choice.ts'

// Menus are for whoever sees the text already.
const fetchInsert = async () => (await import('./insert-menu.tsx')).InsertMenu

interface EditorToolbarProps {
  readonly document: PolicyDocument
  readonly kind: PolicyKind
  readonly view: PolicyView
  readonly onView: (view: PolicyView) => void
}

const views: readonly { readonly id: PolicyView; readonly text: string }[] = [
  { id: 'visual', text: 'Visual' },
  { id: 'json', text: 'JSON' },
  { id: 'both', text: 'Both' },
]

/** What can be done to the document as a whole. */
export const EditorToolbar = memo((props: EditorToolbarProps) => {
  const { document, kind, view, onView } = props
  const [problem, setProblem] = useState<string>()
  const canUndo = useSyncExternalStore(document.subscribe, () => document.model.canUndo())
  const canRedo = useSyncExternalStore(document.subscribe, () => document.model.canRedo())
  const layOut = async (): Promise<void> => {
    const text = document.text()
    try {
      const edits = await policyWorker.call('layOut', text)
      setProblem(undefined)
      document.edit(text, edits)
    } catch {
      setProblem('The text could not be laid out; try again.')
    }
  }
  return (
    <div className="gatehouse-editor-toolbar" role="toolbar" aria-label="Policy document">
      <SegmentedControl
        label="Editor"
        options={views}
        selectedId={view}
        onChange={({ detail }) => {
          const chosen = views.find(({ id }) => id === detail.selectedId)
          if (chosen !== undefined) onView(chosen.id)
        }}
      />
      <div className="gatehouse-editor-acts">
        {problem !== undefined && <StatusIndicator type="error">{problem}</StatusIndicator>}
        <Button
          formAction="none"
          variant="icon"
          iconName="undo"
          ariaLabel="Undo"
          disabled={!canUndo}
          onClick={document.undo}
        />
        <Button
          formAction="none"
          variant="icon"
          iconName="redo"
          ariaLabel="Redo"
          disabled={!canRedo}
          onClick={document.redo}
        />
        <Button formAction="none" onClick={() => void layOut()}>
          Format
        </Button>
        <Fetched
          name="policy-insert"
          fetch={fetchInsert}
          what="the menu"
          waiting={<Button disabled>Insert</Button>}
          props={{ document, kind, onProblem: setProblem }}
        />
      </div>
    </div>
  )
})
