import { invalidInput } from '../errors.ts'
import type { Call } from '../operation.ts'
import type { ReadTx } from '../store/port.ts'
import { getUserByName, ownUserName } from './lookup.ts'

/** Whose credentials: a user by name, or the caller; the root user has credentials of its own and no name. */
export async function ownerOf(
  call: Call<{ UserName?: string | undefined }> & { readonly tx: ReadTx },
): Promise<{ readonly principalId: string; readonly userName: string | undefined }> {
  const name = ownUserName(call)
  if (name === undefined) return { principalId: call.accountId, userName: undefined }
  const user = await getUserByName(call.tx, call.accountId, name)
  return { principalId: user.userId, userName: user.userName }
}

/** The status, unless it is one that only the service gives. `what` is as in `an access key`. */
export function settableStatus(status: string | undefined, what: string): 'Active' | 'Inactive' {
  if (status === 'Active' || status === 'Inactive') return status
  throw invalidInput(`The status of ${what} can be set to Active or Inactive, not to ${status}.`)
}
