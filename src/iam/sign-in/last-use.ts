import { accessKeys, type LastUse, lastUses, loginProfiles, roles } from '../store/collections.ts'
import { joinKey, type Store } from '../store/port.ts'

export interface LastUseOptions {
  readonly now: () => Date
  /** Runs `work` once, after `ms` milliseconds; `setTimeout` unless given. Returns the way to cancel it. */
  readonly schedule?: ((work: () => void, ms: number) => () => void) | undefined
  /** Told when a write in the background failed; it is tried again by itself. */
  readonly onError: (error: unknown) => void
}

/** Remembers when passwords, access keys and roles were last used without a durable write for every request. */
export interface LastUseRecorder {
  /** Cheap enough for every request: the same use again within a minute is skipped. */
  noteUse(accountId: string, subjectId: string, service: string, region: string): void
  notePassword(accountId: string, principalId: string): void
  /** What is noted and not in the store yet; look here before there. `subjectId`: key id, role id or principal id. */
  pending(accountId: string, subjectId: string): LastUse | undefined
  /** Writes all that is noted; call it when shutting down. Rejects when the store does. */
  flush(): Promise<void>
}

/** Time between a use and its write, in milliseconds: what a crash can lose. */
const flushAfterMs = 3_000
const retryAfterMs = 30_000
const skipWithinMs = 60_000
/** Uses waiting for the store, and subjects remembered for skipping; the oldest go first. */
const capacity = 50_000

const afterTimeout = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** The recorder of one store. Only proven uses may be noted, so strangers can't fill it. */
export function createLastUseRecorder(
  store: Store,
  { now, schedule = afterTimeout, onError }: LastUseOptions,
): LastUseRecorder {
  /** Uses by `joinKey(accountId, subjectId)`: those to write next, and those being written. */
  let waiting = new Map<string, LastUse>()
  let writing = new Map<string, LastUse>()
  const noted = new Map<string, { readonly time: number; readonly where: string }>()
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

  const setBounded = <T>(map: Map<string, T>, key: string, value: T) => {
    map.delete(key)
    map.set(key, value)
    if (map.size <= capacity) return
    const oldest = map.keys().next()
    if (!oldest.done) map.delete(oldest.value)
  }

  const note = (use: LastUse) => {
    setBounded(waiting, joinKey(use.accountId, use.subjectId), use)
    start(flushAfterMs)
  }

  const writeAll = async () => {
    cancelTimer?.()
    cancelTimer = undefined
    if (waiting.size === 0) return
    writing = waiting
    waiting = new Map()
    const byAccount = new Map<string, LastUse[]>()
    for (const use of writing.values()) {
      const uses = byAccount.get(use.accountId)
      if (uses === undefined) byAccount.set(use.accountId, [use])
      else uses.push(use)
    }
    try {
      for (const [accountId, uses] of byAccount) {
        await writeUses(store, accountId, uses)
        for (const use of uses) writing.delete(joinKey(accountId, use.subjectId))
      }
    } finally {
      // What failed waits again, unless the same subject was used since.
      for (const [key, use] of writing) if (!waiting.has(key)) waiting.set(key, use)
      writing = new Map()
    }
  }

  const flush = (): Promise<void> => {
    const next = running.then(writeAll)
    running = next.catch(() => {})
    return next
  }

  return {
    noteUse(accountId, subjectId, service, region) {
      const date = now()
      const where = joinKey(service, region)
      const last = noted.get(subjectId)
      if (last?.where === where && date.getTime() - last.time < skipWithinMs) return
      setBounded(noted, subjectId, { time: date.getTime(), where })
      note({ accountId, subjectId, date: date.toISOString(), service, region })
    },
    notePassword(accountId, principalId) {
      note({ accountId, subjectId: principalId, date: now().toISOString() })
    },
    pending: (accountId, subjectId) => {
      const key = joinKey(accountId, subjectId)
      return waiting.get(key) ?? writing.get(key)
    },
    flush,
  }
}

/** One transaction for the account. A key, password or role that was deleted meanwhile leaves no trace behind. */
async function writeUses(store: Store, accountId: string, uses: readonly LastUse[]): Promise<void> {
  await store.write(accountId, async tx => {
    for (const use of uses) {
      const owner =
        (await tx.get(accessKeys, use.subjectId)) ??
        (await tx.get(loginProfiles, joinKey(accountId, use.subjectId))) ??
        (await tx.get(roles, joinKey(accountId, use.subjectId)))
      if (owner !== undefined) await tx.put(lastUses, use)
    }
  })
}
