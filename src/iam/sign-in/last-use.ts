import { accessKeys, type LastUse, lastUses, loginProfiles, roles, users } from '../store/collections.ts'
import { type AccessRecord, type Attempt, accessRecords } from '../store/last-accessed.ts'
import { joinKey, type Store, type WriteTx } from '../store/port.ts'
import { createWriteBehind, setBounded, type WriteBehindOptions } from './write-behind.ts'

export interface LastUseOptions extends Pick<WriteBehindOptions<never>, 'schedule' | 'onError'> {
  readonly now: () => Date
}

/**
 * Remembers when passwords, access keys and roles were last used, and which actions principals last attempted, without
 * a durable write for every request.
 */
export interface LastUseRecorder {
  /** Cheap enough for every request: the same use again within a minute is skipped. */
  noteUse(accountId: string, subjectId: string, service: string, region: string): void
  notePassword(accountId: string, principalId: string): void
  /** As cheap as `noteUse`: the same attempt again within a minute is skipped. `action`: `iam:GetUser`. */
  noteAttempt(accountId: string, principalId: string, action: string, region: string): void
  /** What is noted and not in the store yet; look here before there. `subjectId`: key id, role id or principal id. */
  pending(accountId: string, subjectId: string): LastUse | undefined
  /** Attempts by action that are noted and not in the store yet; they are newer than those there. */
  pendingAttempts(accountId: string, principalId: string): Readonly<Record<string, Attempt>>
  /** Writes all that is noted; call it when shutting down. Rejects when the store does. */
  flush(): Promise<void>
}

type Note = LastUse | AccessRecord

const skipWithinMs = 60_000

const keyOfUse = (accountId: string, subjectId: string): string => joinKey(accountId, subjectId)
const keyOfAttempts = (accountId: string, principalId: string): string =>
  joinKey(accountId, principalId, 'attempts')

const keyOf = (note: Note): string =>
  'attempts' in note
    ? keyOfAttempts(note.accountId, note.principalId)
    : keyOfUse(note.accountId, note.subjectId)

const mergeRecords = (older: AccessRecord, newer: AccessRecord): AccessRecord => ({
  ...newer,
  attempts: { ...older.attempts, ...newer.attempts },
})

const merge = (older: Note, newer: Note): Note =>
  'attempts' in older && 'attempts' in newer ? mergeRecords(older, newer) : newer

/** The recorder of one store. Only what is proven may be noted, so strangers can't fill it. */
export function createLastUseRecorder(
  store: Store,
  { now, schedule, onError }: LastUseOptions,
): LastUseRecorder {
  const notes = createWriteBehind<Note>({
    keyOf,
    merge,
    write: (accountId, written) => writeNotes(store, accountId, written),
    schedule,
    onError,
  })
  const noted = new Map<string, { readonly time: number; readonly where: string }>()

  /** The time to note, or undefined when the same was noted less than a minute ago. */
  const dateUnlessNoted = (what: string, where: string): string | undefined => {
    const date = now()
    const time = date.getTime()
    const last = noted.get(what)
    if (last?.where === where && time - last.time < skipWithinMs) return undefined
    setBounded(noted, what, { time, where })
    return date.toISOString()
  }

  return {
    noteUse(accountId, subjectId, service, region) {
      const date = dateUnlessNoted(subjectId, joinKey(service, region))
      if (date !== undefined) notes.note({ accountId, subjectId, date, service, region })
    },
    notePassword(accountId, principalId) {
      notes.note({ accountId, subjectId: principalId, date: now().toISOString() })
    },
    noteAttempt(accountId, principalId, action, region) {
      const date = dateUnlessNoted(joinKey(principalId, action), region)
      if (date !== undefined) notes.note({ accountId, principalId, attempts: { [action]: { date, region } } })
    },
    pending: (accountId, subjectId) => {
      const note = notes.pending(keyOfUse(accountId, subjectId))
      return note !== undefined && 'subjectId' in note ? note : undefined
    },
    pendingAttempts: (accountId, principalId) => {
      const note = notes.pending(keyOfAttempts(accountId, principalId))
      return note !== undefined && 'attempts' in note ? note.attempts : {}
    },
    flush: notes.flush,
  }
}

/** One transaction for the account. A key, password or principal that was deleted meanwhile leaves no trace behind. */
async function writeNotes(store: Store, accountId: string, notes: readonly Note[]): Promise<void> {
  await store.write(accountId, async tx => {
    for (const note of notes) await ('attempts' in note ? writeAttempts(tx, note) : writeUse(tx, note))
  })
}

async function writeUse(tx: WriteTx, use: LastUse): Promise<void> {
  const key = joinKey(use.accountId, use.subjectId)
  const owner =
    (await tx.get(accessKeys, use.subjectId)) ??
    (await tx.get(loginProfiles, key)) ??
    (await tx.get(roles, key))
  if (owner !== undefined) await tx.put(lastUses, use)
}

async function writeAttempts(tx: WriteTx, record: AccessRecord): Promise<void> {
  const { accountId, principalId } = record
  const key = joinKey(accountId, principalId)
  const known =
    principalId === accountId ||
    (await tx.get(users, key)) !== undefined ||
    (await tx.get(roles, key)) !== undefined
  if (!known) return
  const stored = await tx.get(accessRecords, key)
  await tx.put(accessRecords, stored === undefined ? record : mergeRecords(stored, record))
}
