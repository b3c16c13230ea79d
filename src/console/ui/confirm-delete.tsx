import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { BulkDialog } from './bulk-dialog.tsx'

export interface ConfirmDeleteProps {
  /** `['user', 'users']` */
  readonly noun: readonly [singular: string, plural: string]
  readonly ids: readonly string[]
  /** Another word than `Delete`, such as `Remove` where the thing itself stays. */
  readonly verb?: string
  /** What goes with it; nothing for things that nothing hangs on. */
  readonly consequences?: ReactNode
  /** The consequences name every item, so that no list of them is needed before. */
  readonly consequencesName?: boolean
  /** For what cannot be brought back and others depend on: the person types this to go on. */
  readonly typeToConfirm?: string | undefined
  /** A choice that goes with the question. */
  readonly children?: ReactNode
  readonly run: (id: string) => Promise<void>
  readonly renderError: (error: unknown) => ReactNode
  readonly onClose: (deleted: readonly string[]) => void
}

/**
 * Asks before something is deleted, in three grades: a plain question, a question with what goes along, and one where
 * the name must be typed.
 */
export const ConfirmDelete = (props: ConfirmDeleteProps) => {
  const { ids, verb = 'Delete', typeToConfirm } = props
  const [typed, setTyped] = useState('')
  const [singular, plural] = props.noun
  const many = ids.length > 1
  return (
    <BulkDialog
      header={many ? `${verb} ${ids.length} ${plural}?` : `${verb} ${singular}?`}
      verb={verb}
      ids={ids}
      run={props.run}
      blocked={
        typeToConfirm !== undefined && typed !== typeToConfirm
          ? `Type “${typeToConfirm}” to confirm.`
          : undefined
      }
      renderError={props.renderError}
      onClose={props.onClose}
    >
      <SpaceBetween size="m">
        <div className="gatehouse-break">
          {/* The header has asked about several already. */}
          {!many && `${verb} the ${singular} “${ids[0] ?? ''}”? `}
          {verb === 'Delete' && 'This cannot be undone.'}
        </div>
        {many && props.consequencesName !== true && (
          <Box>
            <ul>
              {ids.slice(0, 20).map(id => (
                <li key={id}>{id}</li>
              ))}
              {ids.length > 20 && <li>and {ids.length - 20} more</li>}
            </ul>
          </Box>
        )}
        {props.consequences !== undefined && <Alert type="warning">{props.consequences}</Alert>}
        {props.children}
        {typeToConfirm !== undefined && (
          <FormField label={`To confirm, type “${typeToConfirm}”`}>
            <Input
              value={typed}
              onChange={({ detail }) => setTyped(detail.value)}
              placeholder={typeToConfirm}
              ariaRequired
            />
          </FormField>
        )}
      </SpaceBetween>
    </BulkDialog>
  )
}
