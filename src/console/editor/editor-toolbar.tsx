import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PolicyDocument } from './policy-document.ts'

interface EditorToolbarProps {
  readonly document: PolicyDocument
  readonly text: string
}

/** What can be done to the document as a whole. */
export const EditorToolbar = ({ document }: EditorToolbarProps) => (
  <div className="gatehouse-editor-toolbar" role="toolbar" aria-label="Policy document">
    <SpaceBetween direction="horizontal" size="xxs">
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
    </SpaceBetween>
  </div>
)
