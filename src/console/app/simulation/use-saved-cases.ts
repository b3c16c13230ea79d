import { useCallback } from 'react'
import { useSession } from '../session-context.tsx'
import { type ChangeOf, changeStored, useStored } from '../use-stored.ts'
import { mostCases, readStoredCases, type SavedCase } from './saved-case.ts'

export interface SavedCases {
  readonly accountId: string
  readonly cases: readonly SavedCase[]
  /** Gives a sentence where the change cannot be kept. */
  readonly change: (by: ChangeOf<SavedCase>) => string | undefined
}

/** The cases that were saved on this machine for the account; everybody who signs in here to it shares them. */
export function useSavedCases(): SavedCases {
  const { account } = useSession()
  const stored = { key: `gatehouse.simulation-cases ${account.id}`, read: readStoredCases }
  const cases = useStored(stored)
  const { key } = stored
  const change = useCallback(
    (by: ChangeOf<SavedCase>): string | undefined => {
      let tooMany = false
      const kept = changeStored({ key, read: readStoredCases }, before => {
        const after = by(before)
        tooMany = after.length > mostCases
        return tooMany ? before : after
      })
      if (tooMany)
        return `This browser keeps at most ${mostCases} cases of an account; delete some of them first.`
      return kept
        ? undefined
        : 'This browser keeps nothing more: its storage is full or switched off for this site.'
    },
    [key],
  )
  return { accountId: account.id, cases, change }
}
