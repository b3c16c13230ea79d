/** What a worker can be asked, by name; arguments and answers are copied between the threads. */
export type WorkerMethods = {
  // biome-ignore lint/suspicious/noExplicitAny: only so that functions with any parameters fit
  readonly [name: string]: (...args: any[]) => unknown
}

interface Call {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string })

/** Answers calls, inside a worker. A method that throws rejects its own call only. */
export function answerCalls(methods: WorkerMethods): void {
  addEventListener('message', async ({ data }: MessageEvent<Call>) => {
    const { id, name, args } = data
    try {
      const method = methods[name]
      if (method === undefined) throw new Error(`the worker has no method "${name}"`)
      postMessage({ id, value: await method(...args) } satisfies Answer)
    } catch (error) {
      postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer)
    }
  })
}

export interface WorkerCaller<Methods extends WorkerMethods> {
  /** Rejects with what the method threw, and when the worker cannot be loaded or is ended. */
  call<Name extends keyof Methods & string>(
    name: Name,
    ...args: Parameters<Methods[Name]>
  ): Promise<Awaited<ReturnType<Methods[Name]>>>
  /** Ends the worker, whatever it does, and rejects what is still unanswered; the next call starts another one. */
  end(): void
}

/** Calls a worker, which is started by the first call. */
export function workerCaller<Methods extends WorkerMethods>(start: () => Worker): WorkerCaller<Methods> {
  let worker: Worker | undefined
  let nextId = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()

  const end = (reason: string): void => {
    worker?.terminate()
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  const started = (): Worker => {
    if (worker !== undefined) return worker
    const begun = start()
    worker = begun
    begun.onmessage = ({ data }: MessageEvent<Answer>) => {
      const call = waiting.get(data.id)
      waiting.delete(data.id)
      if ('error' in data) call?.reject(new Error(data.error))
      else call?.resolve(data.value)
    }
    begun.onerror = event => {
      event.preventDefault()
      // One that was ended may fail late: what waits by then waits for another.
      if (worker !== begun) return
      end(event.message === '' ? 'A script of the console could not be loaded.' : event.message)
    }
    return begun
  }
  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        started().postMessage({ id, name, args } satisfies Call)
        // The types of both ends are one and the same; messages themselves have none.
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      }),
    end: () => end('The work was stopped.'),
  }
}
