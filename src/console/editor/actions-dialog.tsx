import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import type { WildcardNote } from '../../policy/language/language.ts'

interface ActionsDialogProps {
  readonly note: WildcardNote
  readonly onClose: () => void
}

/** The actions that a pattern covers today. */
export const ActionsDialog = ({ note: { pattern, actions }, onClose }: ActionsDialogProps) => (
  <Modal
    visible
    size="large"
    header={`What ${pattern} covers`}
    closeAriaLabel="Close"
    onDismiss={onClose}
    footer={
      <Box float="right">
        <Button variant="primary" formAction="none" onClick={onClose}>
          Close
        </Button>
      </Box>
    }
  >
    <Box color="text-body-secondary">
      {actions.length === 1
        ? 'One action of AWS today. Actions that AWS adds later and that fit the pattern count too.'
        : `${actions.length.toLocaleString('en')} actions of AWS today. Actions that AWS adds later and that fit the pattern count too.`}
    </Box>
    <ul className="gatehouse-action-list">
      {actions.map(action => (
        <li key={action}>{action}</li>
      ))}
    </ul>
  </Modal>
)
