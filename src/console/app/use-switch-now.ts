import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import type { SwitchableRole } from '../api/role-session.ts'
import { paths, type SwitchRoleAddress } from './paths.ts'

/** The form's address for a role. */
export const switchAddress = ({
  accountId,
  roleName,
  displayName,
  color,
}: SwitchableRole): SwitchRoleAddress => ({
  account: accountId,
  roleName,
  ...(displayName === '' ? {} : { displayName }),
  ...(color === '' ? {} : { color }),
})

/** The mark by which the form knows that it was asked for from within the console: no link can bring it along. */
const now = { switchNow: true }

/** Whether the form is to send itself at once. */
export const isSwitchNow = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'switchNow' in state && state.switchNow === true

/**
 * Switches to a role that the person has chosen from a list, by way of the form: that is where a failure shows, and
 * where it can be mended.
 */
export const useSwitchNow = (): ((role: SwitchableRole) => void) => {
  const navigate = useNavigate()
  return useCallback(role => void navigate(paths.switchRole(switchAddress(role)), { state: now }), [navigate])
}
