import type { Call } from '../operation.ts'
import { type LastUse, lastUses } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'

/** The last use of a password (`subjectId` = principal id) or access key: what is noted wins over what is stored. */
export async function lastUseOf(
  { tx, accountId, recentUse }: Pick<Call<unknown>, 'accountId' | 'recentUse'> & { readonly tx: ReadTx },
  subjectId: string,
): Promise<LastUse | undefined> {
  return recentUse(subjectId) ?? (await tx.get(lastUses, joinKey(accountId, subjectId)))
}

/** When the password was last used to sign in; undefined when never. */
export async function passwordLastUsed(
  call: Pick<Call<unknown>, 'accountId' | 'recentUse'> & { readonly tx: ReadTx },
  principalId: string,
): Promise<Date | undefined> {
  const use = await lastUseOf(call, principalId)
  return use === undefined ? undefined : new Date(use.date)
}
