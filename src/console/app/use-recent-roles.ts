import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type RecentRole, readRecentRoles } from './recent-roles.ts'
import { useSession } from './session-context.tsx'

const changed = 'gatehouse:recent-roles'

/** Each person has a list of their own, even where several share a machine. */
const storageKey = (personArn: string): string => `gatehouse.recent-roles ${personArn}`

const readText = (personArn: string): string | null => {
  try {
    return localStorage.getItem(storageKey(personArn))
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

/** Changes a person's list of recent roles, wherever it is shown. */
export const changeRecentRoles = (
  personArn: string,
  change: (roles: readonly RecentRole[]) => readonly RecentRole[],
): void => {
  const before = readRecentRoles(readText(personArn))
  const after = change(before)
  if (after === before) return
  try {
    localStorage.setItem(storageKey(personArn), JSON.stringify(after))
  } catch {
    // See readText.
  }
  window.dispatchEvent(new Event(changed))
}

/** The roles that whoever is signed in has switched to on this machine, and how to change that list. */
export const useRecentRoles = () => {
  const { person } = useSession()
  const text = useSyncExternalStore(
    subscribe,
    useCallback(() => readText(person.arn), [person.arn]),
  )
  const roles = useMemo(() => readRecentRoles(text), [text])
  const change = useCallback(
    (by: (roles: readonly RecentRole[]) => readonly RecentRole[]) => changeRecentRoles(person.arn, by),
    [person.arn],
  )
  return [roles, change] as const
}
