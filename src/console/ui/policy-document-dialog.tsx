import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { PolicyText } from './policy-text.tsx'

export interface PolicyDocumentDialogProps {
  readonly name: string
  readonly description: string
  /** The text as it was written; absent while it is on its way. */
  readonly document: string | undefined
  readonly failure?: ReactNode
  /** The page of a policy that has one. */
  readonly href?: string | undefined
  readonly onEdit?: (() => void) | undefined
  readonly onClose: () => void
}

/** Shows a policy's text. */
export const PolicyDocumentDialog = (props: PolicyDocumentDialogProps) => (
  <Modal
    visible
    size="large"
    header={props.name}
    closeAriaLabel="Close"
    onDismiss={props.onClose}
    footer={
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          {props.href !== undefined && <Button href={props.href}>Go to policy</Button>}
          {props.onEdit && (
            <Button formAction="none" onClick={props.onEdit}>
              Edit
            </Button>
          )}
          <Button formAction="none" variant="primary" onClick={props.onClose}>
            Close
          </Button>
        </SpaceBetween>
      </Box>
    }
  >
    <SpaceBetween size="s">
      <Box color="text-body-secondary">
        <span className="gatehouse-break">{props.description}</span>
      </Box>
      {props.failure}
      {!props.failure && props.document === undefined && (
        <StatusIndicator type="loading">Loading the policy</StatusIndicator>
      )}
      {props.document !== undefined && <PolicyText document={props.document} label="Policy document" />}
    </SpaceBetween>
  </Modal>
)
