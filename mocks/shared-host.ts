import type { Host, HostState, PlainRequest, PlainResponse } from './host.ts'
import type { SeedName } from './seed/seeds.ts'

/**
 * One service for all tabs. The tab that holds the lock runs it; the others send it their requests. When that tab
 * goes, the next one takes over from the snapshot, so no two ever write the same state.
 */
export interface SharedHost {
  fetch(request: PlainRequest): Promise<PlainResponse>
  state(): Promise<HostState>
  restart(seed: SeedName): Promise<void>
  /** Writes what is not written yet, if the service runs in this tab. */
  flush(): Promise<void>
  /** Whether the service runs in this tab. */
  readonly leads: boolean
}

/** The part of `navigator.locks` that is needed. */
export interface Locks {
  request(name: string, work: () => Promise<void>): Promise<unknown>
}

/** The part of `BroadcastChannel` that is needed. */
export interface Channel {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent<unknown>) => unknown) | null
}

interface SharedHostOptions {
  /** Of the lock. */
  readonly name: string
  readonly locks: Locks
  readonly channel: Channel
  /** Starts the service; called when the lead comes to this tab. */
  readonly start: () => Promise<Host>
  /** Another tab began the demo anew. */
  readonly onRestart: () => void
  /** Different for every tab. */
  readonly tab: string
}

type Call =
  | { readonly kind: 'fetch'; readonly request: PlainRequest }
  | { readonly kind: 'state' }
  | { readonly kind: 'restart'; readonly seed: SeedName }

type Message =
  /** Is anybody leading? */
  | { readonly type: 'hello' }
  /** I am. */
  | { readonly type: 'here' }
  /** I am, from now on. */
  | { readonly type: 'lead' }
  | { readonly type: 'call'; readonly tab: string; readonly id: number; readonly call: Call }
  /** The call is being run: who asked must not have it run again. */
  | { readonly type: 'accepted'; readonly tab: string; readonly id: number }
  | { readonly type: 'answer'; readonly tab: string; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly tab: string; readonly id: number; readonly reason: string }
  | { readonly type: 'restarted'; readonly by: string }

interface Pending {
  readonly call: Call
  accepted: boolean
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

const perform = (host: Host, call: Call): Promise<unknown> => {
  if (call.kind === 'fetch') return host.fetch(call.request)
  return call.kind === 'state' ? host.state() : host.restart(call.seed)
}

/** Resolves when some tab, this one or another, serves. Rejects when this tab got the lead and could not start. */
export async function shareHost(options: SharedHostOptions): Promise<SharedHost> {
  const { name, locks, channel, start, onRestart, tab } = options
  const pending = new Map<number, Pending>()
  let host: Host | undefined
  let lastId = 0
  /** Calls that arrived already: one that crosses the news of a new lead is sent twice. */
  const seen = new Set<string>()
  const send = (message: Message): void => channel.postMessage(message)

  const runHere = async (leading: Host, call: Call, by: string): Promise<unknown> => {
    const answer = await perform(leading, call)
    if (call.kind === 'restart') {
      send({ type: 'restarted', by })
      if (by !== tab) onRestart()
    }
    return answer
  }

  const serve = async (leading: Host, message: Message & { readonly type: 'call' }): Promise<void> => {
    const { tab: asker, id, call } = message
    const once = `${asker}/${id}`
    if (seen.has(once)) return
    seen.add(once)
    send({ type: 'accepted', tab: asker, id })
    try {
      send({ type: 'answer', tab: asker, id, answer: await runHere(leading, call, asker) })
    } catch (error) {
      send({
        type: 'failure',
        tab: asker,
        id,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }

  /** The lead has changed: what nobody began is asked again, what somebody began may have happened. */
  const askAgain = (): void => {
    for (const [id, { call, accepted, resolve, reject }] of pending) {
      if (accepted) {
        pending.delete(id)
        reject(new Error('the tab that ran the service was closed before it answered'))
      } else if (host !== undefined) {
        pending.delete(id)
        runHere(host, call, tab).then(resolve, reject)
      } else send({ type: 'call', tab, id, call })
    }
  }

  const settle = (message: Message & { readonly tab: string; readonly id: number }): void => {
    const waiting = message.tab === tab ? pending.get(message.id) : undefined
    if (waiting === undefined) return
    if (message.type === 'accepted') waiting.accepted = true
    if (message.type === 'answer' || message.type === 'failure') pending.delete(message.id)
    if (message.type === 'answer') waiting.resolve(message.answer)
    if (message.type === 'failure') waiting.reject(new Error(message.reason))
  }

  const led = new Promise<void>(resolve => {
    // Only our own code speaks on this channel, the same version or one that is about to be reloaded.
    channel.onmessage = ({ data }) => {
      const message = data as Message
      if (message.type === 'hello') {
        if (host !== undefined) send({ type: 'here' })
      } else if (message.type === 'here' || message.type === 'lead') {
        resolve()
        if (message.type === 'lead') askAgain()
      } else if (message.type === 'call') {
        if (host !== undefined) void serve(host, message)
      } else if (message.type === 'restarted') {
        if (message.by !== tab) onRestart()
      } else settle(message)
    }
  })

  const lead = new Promise<void>((resolve, reject) => {
    const hold = async (): Promise<void> => {
      host = await start()
      resolve()
      send({ type: 'lead' })
      askAgain()
      // Until the tab goes; the browser gives the lock on.
      await new Promise(() => undefined)
    }
    locks.request(name, hold).catch((error: Error) => {
      reject(error)
      for (const [id, waiting] of pending) {
        pending.delete(id)
        waiting.reject(error)
      }
    })
  })

  send({ type: 'hello' })
  await Promise.race([lead, led])

  const ask = <R>(call: Call): Promise<R> => {
    if (host !== undefined) return runHere(host, call, tab) as Promise<R>
    return new Promise<unknown>((resolve, reject) => {
      lastId += 1
      pending.set(lastId, { call, accepted: false, resolve, reject })
      send({ type: 'call', tab, id: lastId, call })
    }) as Promise<R>
  }

  return {
    fetch: request => ask({ kind: 'fetch', request }),
    state: () => ask({ kind: 'state' }),
    restart: seed => ask({ kind: 'restart', seed }),
    flush: async () => host?.flush(),
    get leads() {
      return host !== undefined
    },
  }
}
