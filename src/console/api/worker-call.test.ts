import { expect, test } from 'vitest'
import { workerCaller } from './worker-call.ts'

type Methods = { readonly double: (number: number) => number }

/** As much of a worker as a caller uses. */
class ScriptedWorker {
  readonly heard: { readonly id: number; readonly name: string; readonly args: readonly unknown[] }[] = []
  ended = false
  onmessage: ((event: { data: unknown }) => void) | undefined
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | undefined
  postMessage(message: (typeof this.heard)[number]): void {
    this.heard.push(message)
  }
  terminate(): void {
    this.ended = true
  }
  fails(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined })
  }
}

function scripted() {
  const workers: ScriptedWorker[] = []
  const caller = workerCaller<Methods>(() => {
    const worker = new ScriptedWorker()
    workers.push(worker)
    // It has what a caller uses, and nobody else sees it.
    return worker as unknown as Worker
  })
  return { workers, caller }
}

test('answers reach their calls, in whatever order they come', async () => {
  const { workers, caller } = scripted()
  const calls = [caller.call('double', 1), caller.call('double', 2)]
  const [worker] = workers
  expect(worker?.heard).toEqual([
    { id: 0, name: 'double', args: [1] },
    { id: 1, name: 'double', args: [2] },
  ])
  worker?.onmessage?.({ data: { id: 1, value: 4 } })
  worker?.onmessage?.({ data: { id: 0, error: 'no number' } })
  await expect(calls[0]).rejects.toThrow('no number')
  await expect(calls[1]).resolves.toBe(4)
})

test('a worker that fails rejects what waits, and the next call starts another one', async () => {
  const { workers, caller } = scripted()
  const lost = caller.call('double', 1)
  workers[0]?.fails('')
  await expect(lost).rejects.toThrow('A script of the console could not be loaded.')
  const again = caller.call('double', 3)
  expect(workers[0]?.ended).toBe(true)
  workers[1]?.onmessage?.({ data: { id: 1, value: 6 } })
  await expect(again).resolves.toBe(6)
})

test('a late failure of a worker that was ended leaves the one after it alone', async () => {
  const { workers, caller } = scripted()
  const stopped = caller.call('double', 1)
  caller.end()
  await expect(stopped).rejects.toThrow('The work was stopped.')
  const call = caller.call('double', 2)
  workers[0]?.fails('too late')
  expect(workers[1]?.ended).toBe(false)
  workers[1]?.onmessage?.({ data: { id: 1, value: 4 } })
  await expect(call).resolves.toBe(4)
})

test('a worker that cannot be started rejects the call', async () => {
  const caller = workerCaller<Methods>(() => {
    throw new Error('forbidden')
  })
  await expect(caller.call('double', 1)).rejects.toThrow('forbidden')
})
