import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AccountDetails } from '../../../api/queries/account-details.ts'
import { openWhoCanWorker, type WhoCanListener } from './who-can-worker.ts'

/** A worker of which a test says what it does. */
class ScriptedWorker extends EventTarget {
  static started: ScriptedWorker[] = []
  readonly heard: unknown[] = []
  ended = false
  constructor() {
    super()
    ScriptedWorker.started.push(this)
  }
  postMessage(message: unknown): void {
    if (!this.ended) this.heard.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  fails(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }))
  }
  says(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

beforeEach(() => {
  ScriptedWorker.started = []
  vi.stubGlobal('Worker', ScriptedWorker)
})
afterEach(() => vi.unstubAllGlobals())

const details: AccountDetails = { users: [], groups: [], roles: [], policies: [] }
const asked = {
  details,
  accountId: '111122223333',
  question: { action: 's3:GetObject', resource: '*', context: [], now: new Date(0) },
}

const listener = () =>
  ({ onProgress: vi.fn(), onAnswer: vi.fn(), onFailure: vi.fn() }) satisfies WhoCanListener

test('after the script of the worker has failed the next question is answered by another one', () => {
  const { ask } = openWhoCanWorker()
  const first = listener()
  ask(asked, first)
  const [failing] = ScriptedWorker.started
  failing?.fails('')
  expect(first.onFailure).toHaveBeenCalledExactlyOnceWith(
    new Error('The part of the console that works this out could not be loaded.'),
  )

  const second = listener()
  ask(asked, second)
  const [, other] = ScriptedWorker.started
  expect(failing?.ended).toBe(true)
  expect(other?.heard).toMatchObject([
    { type: 'account', details },
    { type: 'ask', id: 2 },
  ])
  const answer = { rows: [], assumed: false, decisions: 0 }
  other?.says({ type: 'answer', id: 2, answer })
  expect(second.onAnswer).toHaveBeenCalledExactlyOnceWith(answer)
})

test('one worker answers one question after the other, and hears of the account once', () => {
  const { ask, close } = openWhoCanWorker()
  const first = listener()
  const stop = ask(asked, first)
  stop()
  ask(asked, listener())
  expect(ScriptedWorker.started).toHaveLength(1)
  const [worker] = ScriptedWorker.started
  expect(worker?.heard).toMatchObject([
    { type: 'account' },
    { type: 'ask', id: 1 },
    { type: 'stop', id: 1 },
    { type: 'ask', id: 2 },
  ])
  worker?.says({ type: 'answer', id: 1, answer: {} })
  expect(first.onAnswer).not.toHaveBeenCalled()
  close()
  expect(worker?.ended).toBe(true)
})
