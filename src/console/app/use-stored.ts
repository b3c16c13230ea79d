import { useCallback, useMemo, useSyncExternalStore } from 'react'

const changed = 'gatehouse:stored'

const readText = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    // Storage is forbidden: nothing is remembered.
    return null
  }
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener(changed, listener)
  window.addEventListener('storage', listener)
  return () => {
    window.removeEventListener(changed, listener)
    window.removeEventListener('storage', listener)
  }
}

/** What a list in the browser's storage is made of and how it is kept there. */
export interface Stored<Item> {
  readonly key: string
  /** Gets whatever lies there, which may be anybody's; null where nothing does. */
  readonly read: (text: string | null) => readonly Item[]
}

export type ChangeOf<Item> = (items: readonly Item[]) => readonly Item[]

/**
 * Changes a list in the browser's storage, wherever it is shown. Gives false when the browser does not keep the change,
 * since its storage is full or forbidden.
 */
export const changeStored = <Item>({ key, read }: Stored<Item>, change: ChangeOf<Item>): boolean => {
  const before = read(readText(key))
  const after = change(before)
  if (after === before) return true
  try {
    localStorage.setItem(key, JSON.stringify(after))
  } catch {
    return false
  }
  window.dispatchEvent(new Event(changed))
  return true
}

/** A list in the browser's storage, as it is now in whichever tab it was changed. `read` must stay the same. */
export const useStored = <Item>({ key, read }: Stored<Item>): readonly Item[] => {
  const text = useSyncExternalStore(
    subscribe,
    useCallback(() => readText(key), [key]),
  )
  return useMemo(() => read(text), [text, read])
}
