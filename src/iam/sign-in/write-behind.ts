export interface WriteBehindOptions<Note> {
  /** Identifies what a note is about, the account included. */
  readonly keyOf: (note: Note) => string
  /** What two notes about the same thing come to. */
  readonly merge: (older: Note, newer: Note) => Note
  /** Writes the notes of one account durably; rejects when it cannot. */
  readonly write: (accountId: string, notes: readonly Note[]) => Promise<void>
  /** Runs `work` once, after `ms` milliseconds; `setTimeout` unless given. Returns the way to cancel it. */
  readonly schedule?: ((work: () => void, ms: number) => () => void) | undefined
  /** Told when a write in the background failed; it is tried again by itself. */
  readonly onError: (error: unknown) => void
}

/** Notes that are in memory at once and in the store a little later. */
export interface WriteBehind<Note> {
  note(note: Note): void
  /** What is noted under a key and not in the store yet; look here before there. */
  pending(key: string): Note | undefined
  /** Writes all that is noted. Rejects when the store does. */
  flush(): Promise<void>
}

/** Time between a note and its write, in milliseconds: what a crash can lose. */
const flushAfterMs = 3_000
const retryAfterMs = 30_000
/** Entries that a map of what was noted may have; the oldest go first. */
export const noteCapacity = 50_000

const afterTimeout = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Puts an entry last, and lets the first go when there are too many. */
export function setBounded<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= noteCapacity) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}

/** Gathers notes and writes those of an account together, every few seconds. */
export function createWriteBehind<Note extends { readonly accountId: string }>({
  keyOf,
  merge,
  write,
  schedule = afterTimeout,
  onError,
}: WriteBehindOptions<Note>): WriteBehind<Note> {
  /** Notes to write next, and those being written. */
  let waiting = new Map<string, Note>()
  let writing = new Map<string, Note>()
  let cancelTimer: (() => void) | undefined
  let running: Promise<void> = Promise.resolve()

  const start = (ms: number) => {
    cancelTimer ??= schedule(() => {
      cancelTimer = undefined
      flush().catch((error: unknown) => {
        onError(error)
        start(retryAfterMs)
      })
    }, ms)
  }

  const together = (older: Note | undefined, newer: Note | undefined): Note | undefined =>
    older === undefined || newer === undefined ? (newer ?? older) : merge(older, newer)

  const writeAll = async () => {
    cancelTimer?.()
    cancelTimer = undefined
    if (waiting.size === 0) return
    writing = waiting
    waiting = new Map()
    const byAccount = new Map<string, Note[]>()
    for (const note of writing.values()) {
      const notes = byAccount.get(note.accountId)
      if (notes === undefined) byAccount.set(note.accountId, [note])
      else notes.push(note)
    }
    try {
      for (const [accountId, notes] of byAccount) {
        await write(accountId, notes)
        for (const note of notes) writing.delete(keyOf(note))
      }
    } finally {
      // What failed waits again, together with what was noted since.
      for (const [key, note] of writing) waiting.set(key, together(note, waiting.get(key)) ?? note)
      writing = new Map()
    }
  }

  const flush = (): Promise<void> => {
    const next = running.then(writeAll)
    running = next.catch(() => {})
    return next
  }

  return {
    note: note => {
      const key = keyOf(note)
      setBounded(waiting, key, together(waiting.get(key), note) ?? note)
      start(flushAfterMs)
    },
    pending: key => together(writing.get(key), waiting.get(key)),
    flush,
  }
}
