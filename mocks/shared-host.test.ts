import { expect, test } from 'vitest'
import type { Host, PlainRequest, PlainResponse } from './host.ts'
import { type Channel, type Locks, shareHost } from './shared-host.ts'

const asked: PlainRequest = {
  url: 'http://localhost/',
  method: 'POST',
  headers: [],
  body: new ArrayBuffer(0),
}

/** A browser with tabs: one lock in turn, and a channel that every other tab hears, a little later. */
const createBrowser = () => {
  const waiting: (() => void)[] = []
  let held = false
  const channels = new Set<Channel>()

  const openTab = (tab: string, host: Host) => {
    let open = true
    const channel: Channel = {
      onmessage: null,
      postMessage: message => {
        if (!open) return
        const data: unknown = structuredClone(message)
        for (const other of channels)
          if (other !== channel) setTimeout(() => other.onmessage?.({ data } as MessageEvent<unknown>), 1)
      },
    }
    channels.add(channel)
    let release = (): void => {}
    const locks: Locks = {
      request: async (_, work) => {
        if (held) await new Promise<void>(resolve => waiting.push(resolve))
        held = true
        const gone = new Promise<void>(resolve => {
          release = resolve
        })
        try {
          await Promise.race([work(), gone])
        } finally {
          held = false
          waiting.shift()?.()
        }
      },
    }
    const restarts: string[] = []
    const shared = shareHost({
      name: 'demo',
      locks,
      channel,
      tab,
      start: async () => host,
      onRestart: () => void restarts.push(tab),
    })
    const close = (): void => {
      open = false
      channels.delete(channel)
      release()
    }
    return { shared, restarts, close }
  }
  return { openTab }
}

const createHost = (name: string, answer?: () => Promise<PlainResponse>) => {
  const calls: string[] = []
  const host: Host = {
    fetch: async () => {
      calls.push('fetch')
      const text = new TextEncoder().encode(name).buffer
      return answer === undefined ? { status: 200, headers: [], body: text } : answer()
    },
    state: async () => ({ seed: 'acme', setUpCode: name, notices: [] }),
    restart: async seed => void calls.push(`restart ${seed}`),
    flush: async () => void calls.push('flush'),
  }
  return { host, calls }
}

const text = (response: PlainResponse): string => new TextDecoder().decode(response.body)

test('the second tab asks the first, which alone runs the service', async () => {
  const { openTab } = createBrowser()
  const first = createHost('first')
  const second = createHost('second')
  const a = await openTab('a', first.host).shared
  const b = await openTab('b', second.host).shared
  expect([a.leads, b.leads]).toEqual([true, false])
  expect(text(await b.fetch(asked))).toBe('first')
  expect(text(await a.fetch(asked))).toBe('first')
  expect([first.calls, second.calls]).toEqual([['fetch', 'fetch'], []])
})

test('when the first tab goes, the next one takes over', async () => {
  const { openTab } = createBrowser()
  const a = openTab('a', createHost('first').host)
  const b = openTab('b', createHost('second').host)
  await a.shared
  const waiting = await b.shared
  a.close()
  // Asked while nobody leads: it waits for the next, and is run once.
  expect(text(await waiting.fetch(asked))).toBe('second')
  expect(waiting.leads).toBe(true)
})

test('a call that the first tab had begun is a lost connection, not run again', async () => {
  const { openTab } = createBrowser()
  const first = createHost('first', () => new Promise(() => undefined))
  const second = createHost('second')
  const a = openTab('a', first.host)
  await a.shared
  const b = openTab('b', second.host)
  const call = (await b.shared).fetch(asked)
  await expect.poll(() => first.calls).toEqual(['fetch'])
  // The acceptance is on its way back.
  await new Promise(resolve => setTimeout(resolve, 10))
  a.close()
  await expect(call).rejects.toThrow('was closed before it answered')
  expect(second.calls).toEqual([])
})

test('beginning anew reaches every tab but the one that asked for it', async () => {
  const { openTab } = createBrowser()
  const first = createHost('first')
  const a = openTab('a', first.host)
  await a.shared
  const b = openTab('b', createHost('second').host)
  const c = openTab('c', createHost('third').host)
  await c.shared
  await (await b.shared).restart('large')
  await expect.poll(() => [a.restarts, b.restarts, c.restarts]).toEqual([['a'], [], ['c']])
  expect(first.calls).toEqual(['restart large'])
})

test('a failure in the tab that runs the service reaches the one that asked', async () => {
  const { openTab } = createBrowser()
  await openTab('a', createHost('first', () => Promise.reject(new Error('out of order'))).host).shared
  const b = await openTab('b', createHost('second').host).shared
  await expect(b.fetch(asked)).rejects.toThrow('out of order')
})
