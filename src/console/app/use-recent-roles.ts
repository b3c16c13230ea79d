import { useCallback } from 'react'
import { type RecentRole, readRecentRoles } from './recent-roles.ts'
import { useSession } from './session-context.tsx'
import { type ChangeOf, changeStored, type Stored, useStored } from './use-stored.ts'

/** Each person has a list of their own by their unique id, even where several share a machine, or a name in turn. */
const storedFor = (personId: string): Stored<RecentRole> => ({
  key: `gatehouse.recent-roles ${personId}`,
  read: readRecentRoles,
})

/** Changes a person's list of recent roles, wherever it is shown. What the browser does not keep is forgotten. */
export const changeRecentRoles = (personId: string, change: ChangeOf<RecentRole>): void => {
  changeStored(storedFor(personId), change)
}

/** The roles that whoever is signed in has switched to on this machine, and how to change that list. */
export const useRecentRoles = () => {
  const { person } = useSession()
  const roles = useStored(storedFor(person.id))
  const change = useCallback((by: ChangeOf<RecentRole>) => changeRecentRoles(person.id, by), [person.id])
  return [roles, change] as const
}
