import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { addStatements } from '../../policy/edit/add-statements.ts'
import type { NewStatement } from '../../policy/edit/statement-acts.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { Fetched } from '../app/fetched.tsx'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'
import { templatesFor } from './templates.ts'
import type { PolicyView } from './view-choice.ts'

const fetchImport = async () => (await import('./import-dialog.tsx')).ImportDialog

interface EditorToolbarProps {
  readonly document: PolicyDocument
  readonly text: string
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
export const EditorToolbar = ({ document, text, kind, view, onView }: EditorToolbarProps) => {
  const [importing, setImporting] = useState(false)
  const [problem, setProblem] = useState<string>()
  const add = (statements: readonly NewStatement[]): void => {
    const added = addStatements(text, statements)
    if (added === undefined) setProblem('Mend the text first: it is no JSON with one list of statements.')
    else {
      setProblem(undefined)
      document.replaceAll(added)
    }
  }
  const layOut = async (): Promise<void> => {
    try {
      const edits = await policyWorker.call('layOut', text)
      if (document.text() !== text) return
      setProblem(undefined)
      if (edits.length > 0) document.edit(edits)
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
          disabled={!document.model.canUndo()}
          onClick={document.undo}
        />
        <Button
          formAction="none"
          variant="icon"
          iconName="redo"
          ariaLabel="Redo"
          disabled={!document.model.canRedo()}
          onClick={document.redo}
        />
        <Button formAction="none" onClick={() => void layOut()}>
          Format
        </Button>
        <ButtonDropdown
          items={[
            { id: 'import', text: 'Import a policy' },
            {
              text: 'Templates',
              items: templatesFor(kind.type).map(({ id, title, description }) => ({
                id: `template ${id}`,
                text: title,
                description,
              })),
            },
          ]}
          expandToViewport
          onItemClick={({ detail }) => {
            const template = templatesFor(kind.type).find(({ id }) => detail.id === `template ${id}`)
            if (template === undefined) setImporting(true)
            else add(template.statements)
          }}
        >
          Insert
        </ButtonDropdown>
      </div>
      {importing && (
        <Fetched
          name="policy-import"
          fetch={fetchImport}
          what="the list of policies"
          props={{
            onImport: statements => {
              setImporting(false)
              add(statements)
            },
            onClose: () => setImporting(false),
          }}
        />
      )}
    </div>
  )
}
