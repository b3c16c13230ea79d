import Modal from '@cloudscape-design/components/modal'
import './command-palette.css'
import { PaletteSearch } from './palette-search.tsx'

/** Finds whatever has a name, and whatever there is to do. The dialog itself is not drawn anew for what is typed. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  return (
    <Modal visible position="top" size="large" header="Find or do" closeAriaLabel="Close" onDismiss={onClose}>
      <PaletteSearch onClose={onClose} />
    </Modal>
  )
}
