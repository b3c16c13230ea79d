import type { Connection } from './sqlite-connection.ts'

/** A read transaction on a connection of its own: whoever reads through it sees one committed state. */
export interface Snapshot {
  readonly connection: Connection
}

/** The read transactions of a store. Readers of the same committed state share one. */
export interface Snapshots {
  /** The newest committed state; give it back with `release`. */
  acquire(): Snapshot
  release(snapshot: Snapshot): void
  /** Ends the shared transaction if nobody uses it, so that the write-ahead log can start over. */
  endIdle(): void
  /** A write was committed: whoever acquires from now on must see it. */
  renew(): void
  /** Closes every connection; all snapshots must have been released. */
  close(): void
}

/** More connections than this are closed rather than kept for later. */
const keptConnections = 4

/** Makes the snapshots of the database that `open` connects to. */
export const createSnapshots = (open: () => Connection): Snapshots => {
  const idle: Connection[] = []
  const users = new Map<Snapshot, number>()
  let current: Snapshot | undefined

  const end = (snapshot: Snapshot): void => {
    users.delete(snapshot)
    snapshot.connection.run('COMMIT')
    if (idle.length < keptConnections) idle.push(snapshot.connection)
    else snapshot.connection.close()
  }

  const begin = (): Snapshot => {
    const connection = idle.pop() ?? open()
    connection.run('BEGIN')
    // The state is fixed by the first read, not by BEGIN.
    connection.first('SELECT count(*) FROM sqlite_schema')
    return { connection }
  }

  const endIdle = (): void => {
    if (current === undefined || users.get(current) !== 0) return
    end(current)
    current = undefined
  }

  return {
    acquire: () => {
      current ??= begin()
      users.set(current, (users.get(current) ?? 0) + 1)
      return current
    },
    release: snapshot => {
      const left = (users.get(snapshot) ?? 0) - 1
      users.set(snapshot, left)
      if (left === 0 && snapshot !== current) end(snapshot)
    },
    endIdle,
    renew: () => {
      endIdle()
      current = undefined
    },
    close: () => {
      endIdle()
      for (const connection of idle.splice(0)) connection.close()
    },
  }
}
