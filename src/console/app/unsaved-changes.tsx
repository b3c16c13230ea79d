import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

interface UnsavedChangesGuardProps {
  readonly unsaved: boolean
  /** Somebody wants to leave nonetheless. */
  readonly onLeave?: () => void
}

/** Asks before a form with changes is left, by a link, by the browser's back button or by closing the tab. */
export const UnsavedChangesGuard = ({ unsaved, onLeave }: UnsavedChangesGuardProps) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      visible
      header="Leave this page?"
      onDismiss={blocker.reset}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={blocker.reset}>
              Stay
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                onLeave?.()
                blocker.proceed()
              }}
            >
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <Alert type="warning">What you have entered is not saved and will be lost.</Alert>
    </Modal>
  )
}
