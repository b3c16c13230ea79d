import { useCallback } from 'react'
import { type RecentRole, readRecentRoles } from './recent-roles.ts'
import { useSession } from './session-context.tsx'
import { type ChangeOf, changeStored, type Stored, useStored } from './use-stored.ts'

/** Each person has a list of their own, even where several share a machine. */
const storedFor = (personArn: string): Stored<RecentRole> => ({
  key: `gatehouse.recent-roles ${personArn}`,
  read: readRecentRoles,
})

/** Changes a person's list of recent roles, wherever it is shown. What the browser does not keep is forgotten. */
export const changeRecentRoles = (personArn: string, change: ChangeOf<RecentRole>): void => {
  changeStored(storedFor(personArn), change)
}

/** The roles that whoever is signed in has switched to on this machine, and how to change that list. */
export const useRecentRoles = () => {
  const { person } = useSession()
  const roles = useStored(storedFor(person.arn))
  const change = useCallback((by: ChangeOf<RecentRole>) => changeRecentRoles(person.arn, by), [person.arn])
  return [roles, change] as const
}
