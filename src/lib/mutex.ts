/** Runs tasks one after another, in the order they were given. */
export interface Mutex {
  /** Runs `task` once every task given before has ended; settles as it does. */
  run<R>(task: () => Promise<R>): Promise<R>
}

/** Makes a mutex that nobody holds. A task must not wait for another task of the same mutex. */
export const createMutex = (): Mutex => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: task => {
      const turn = last.then(task)
      // The next task waits for the end of this one, however it ends; its caller gets the failure.
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
