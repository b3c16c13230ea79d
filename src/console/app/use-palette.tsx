import { useCallback, useEffect, useState } from 'react'
import { Fetched } from './fetched.tsx'

const fetchPalette = async () => (await import('../features/command-palette/command-palette.tsx')).default

/** Whether a dialog is open: a second one over it would take the first one's place in the keyboard's order. */
const inDialog = (): boolean => document.activeElement?.closest('[role="dialog"], dialog') != null

/**
 * The command palette, fetched when it is first asked for: by Ctrl+K, by Command+K, or by `open`. `shown` stands
 * somewhere on the page.
 */
export const usePalette = () => {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const close = useCallback(() => setOpen(false), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (!isShortcut || event.altKey || event.shiftKey) return
      // The browser would go to its own search.
      event.preventDefault()
      setOpen(before => !before && !inDialog())
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const shown = isOpen && (
    <Fetched
      name="command-palette"
      fetch={fetchPalette}
      what="the list of what to find or do"
      waiting={null}
      props={{ onClose: close }}
    />
  )
  return { open, shown }
}
