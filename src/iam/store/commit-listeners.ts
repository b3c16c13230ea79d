import type { Commit, Store } from './port.ts'

/** The listeners of a store. */
export interface CommitListeners {
  readonly add: Store['onCommit']
  announce(commit: Commit): void
}

/** Makes an empty list of listeners. */
export const createCommitListeners = (): CommitListeners => {
  const listeners = new Set<(commit: Commit) => void>()
  return {
    add: listener => {
      const own = (commit: Commit): void => listener(commit)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    announce: commit => {
      for (const listener of listeners) {
        try {
          listener(commit)
        } catch (error) {
          // The commit is durable, so the write has to succeed; the fault goes to the host's last resort.
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
  }
}
