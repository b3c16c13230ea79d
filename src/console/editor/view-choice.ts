import { useCallback, useState } from 'react'

/** By choosing, as text, or both side by side. */
export type PolicyView = 'visual' | 'json' | 'both'

const storageKey = 'gatehouse.policy-view'
const views: readonly string[] = ['visual', 'json', 'both'] satisfies readonly PolicyView[]

const isView = (text: string | null): text is PolicyView => text !== null && views.includes(text)

/** Where there is no room for two views, in pixels of the window. */
const wide = 1_400

function rememberedView(): PolicyView | undefined {
  try {
    const kept = localStorage.getItem(storageKey)
    return isView(kept) ? kept : undefined
  } catch {
    // Storage is forbidden to this page, so nothing can have been chosen before.
    return undefined
  }
}

const firstView = (): PolicyView => rememberedView() ?? (window.innerWidth >= wide ? 'both' : 'json')

/** Whether the text is not in sight when an editor opens. */
export const beginsVisually = (): boolean => firstView() === 'visual'

/** How policies are shown on this machine, as it was last chosen. */
export function useViewChoice(): readonly [PolicyView, (view: PolicyView) => void] {
  const [view, setView] = useState<PolicyView>(firstView)
  const choose = useCallback((chosen: PolicyView): void => {
    setView(chosen)
    try {
      localStorage.setItem(storageKey, chosen)
    } catch {
      // Storage is forbidden: the choice holds for this page only.
    }
  }, [])
  return [view, choose]
}
