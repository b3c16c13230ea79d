import { concludeWrite, createChangeSet } from '../iam/store/change-set.ts'
import type { Commit, WriteTx } from '../iam/store/port.ts'
import type { Connection } from './sqlite-connection.ts'
import type { Snapshots } from './sqlite-snapshots.ts'
import { createWriteTx, type Tables } from './sqlite-transactions.ts'

/** Runs write transactions one after another on one connection. */
export interface Writer {
  write<R>(accountId: string, work: (tx: WriteTx) => Promise<R>): Promise<R>
  /** Resolves when no write is under way. */
  idle(): Promise<void>
}

/** One waiting write. `run` does the work and gives the commit to announce; `settle` tells its caller. */
interface Job {
  run(): Promise<Commit | undefined>
  settle(): void
  fail(error: unknown): void
}

/** So many writes share one trip to the disk at most. */
const batchSize = 64

/**
 * Makes the writer. Writes that wait at the same time are committed together: each runs alone inside a
 * savepoint of its own, and all are answered after one common COMMIT, so the disk is waited for once.
 * A write that fails is rolled back to its savepoint; when the COMMIT fails, none of them is kept.
 */
export const createWriter = (options: {
  readonly connection: Connection
  readonly tables: Tables
  readonly snapshots: Snapshots
  readonly announce: (commit: Commit) => void
}): Writer => {
  const { connection, tables, snapshots, announce } = options
  const queue: Job[] = []
  let running: Promise<void> | undefined

  /** Runs one job inside its savepoint. Throws only when the whole transaction is lost. */
  const runJob = async (job: Job): Promise<{ job: Job; commit?: Commit | undefined; error?: unknown }> => {
    connection.run('SAVEPOINT job')
    let outcome: { commit?: Commit | undefined; error?: unknown }
    try {
      outcome = { commit: await job.run() }
    } catch (error) {
      // A full disk or a failing one makes SQLite roll back everything at once, the jobs before included.
      if (!connection.inTransaction) throw error
      outcome = { error }
    }
    if (outcome.commit === undefined) connection.run('ROLLBACK TO job')
    connection.run('RELEASE job')
    return { job, ...outcome }
  }

  const runBatch = async (jobs: readonly Job[]): Promise<void> => {
    const outcomes: Awaited<ReturnType<typeof runJob>>[] = []
    try {
      snapshots.endIdle()
      connection.run('BEGIN IMMEDIATE')
      for (const job of jobs) outcomes.push(await runJob(job))
      connection.run(outcomes.some(({ commit }) => commit !== undefined) ? 'COMMIT' : 'ROLLBACK')
    } catch (error) {
      for (const job of jobs) job.fail(error)
      if (connection.inTransaction) connection.run('ROLLBACK')
      return
    }
    snapshots.renew()
    for (const { job, commit, ...rest } of outcomes) {
      if (commit !== undefined) announce(commit)
      if ('error' in rest) job.fail(rest.error)
      else job.settle()
    }
  }

  const runAll = async (): Promise<void> => {
    while (queue.length > 0) {
      // Lets the writes of all requests that have arrived by now join the batch.
      await new Promise(resolve => setImmediate(resolve))
      await runBatch(queue.splice(0, batchSize))
    }
    running = undefined
  }

  return {
    write: <R>(accountId: string, work: (tx: WriteTx) => Promise<R>) =>
      new Promise<R>((resolve, reject) => {
        let result: R
        queue.push({
          run: async () => {
            const changes = createChangeSet()
            let open = true
            const tx = createWriteTx(connection, tables, changes, () => open)
            try {
              result = await work(tx)
              return await concludeWrite(tx, changes, accountId)
            } finally {
              open = false
            }
          },
          settle: () => resolve(result),
          fail: reject,
        })
        running ??= runAll()
      }),

    idle: async () => {
      while (running !== undefined) await running
    },
  }
}
