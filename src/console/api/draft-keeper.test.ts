import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { draftKeeper } from './draft-keeper.ts'
import { draftKey, dropDrafts, keepDraft, readDraft } from './drafts.ts'

/** A tab's storage that counts what is written into it. */
function countingStorage() {
  const kept = new Map<string, string>()
  let writes = 0
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      writes++
      kept.set(key, value)
    },
    removeItem: (key: string) => void kept.delete(key),
  }
  // As in a browser, the names of an object's own properties are the keys.
  const storage = new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage
  return { storage, writes: () => writes }
}

const key = draftKey('AIDAANN', '111122223333', 'edit a policy')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('keeping a draft', () => {
  const opened = (isOver = () => false) => {
    const { storage, writes } = countingStorage()
    const keeper = draftKeeper({ storage, key, base: 'saved', isOver, now: () => 7 })
    return { keeper, storage, writes, kept: () => readDraft(storage, key) }
  }

  test('typing stores nothing, a pause in it stores the last text once', () => {
    const { keeper, writes, kept } = opened()
    for (const text of ['s', 'st', 'sta']) keeper.write(text)
    expect(writes()).toBe(0)
    vi.runAllTimers()
    expect(writes()).toBe(1)
    expect(kept()).toEqual({ text: 'sta', base: 'saved', at: 7 })
  })

  test('a page that goes away keeps what is not kept yet, and nothing twice', () => {
    const { keeper, writes, kept } = opened()
    keeper.write('new')
    keeper.flush()
    expect(kept()?.text).toBe('new')
    keeper.flush()
    vi.runAllTimers()
    expect(writes()).toBe(1)
  })

  test('whoever is back at the beginning has no draft', () => {
    const { keeper, kept } = opened()
    keeper.write('new')
    keeper.flush()
    keeper.write('saved')
    keeper.flush()
    expect(kept()).toBeUndefined()
  })

  test('a discarded draft does not come back, although the saved text is another one by now', () => {
    const { keeper, kept } = opened()
    keeper.write('new')
    keeper.restart('saved by somebody else')
    // The editor takes the saved text over and reports it.
    keeper.write('saved by somebody else')
    keeper.flush()
    vi.runAllTimers()
    expect(kept()).toBeUndefined()
    keeper.write('newer')
    keeper.flush()
    expect(kept()).toMatchObject({ text: 'newer', base: 'saved by somebody else' })
  })

  test('what is finished, or of somebody who has signed out, leaves nothing behind', () => {
    const finished = opened()
    finished.keeper.write('new')
    finished.keeper.finish()
    finished.keeper.write('newer')
    finished.keeper.flush()
    vi.runAllTimers()
    expect(finished.kept()).toBeUndefined()
    const over = opened(() => true)
    over.keeper.write('new')
    over.keeper.flush()
    expect(over.kept()).toBeUndefined()
  })
})

describe('whose drafts', () => {
  const draft = { text: 'new', base: 'saved', at: 1 }

  test('nobody finds the text of another person, account or policy', () => {
    const { storage } = countingStorage()
    keepDraft(storage, key, draft)
    const other = [
      draftKey('AIDABOB', '111122223333', 'edit a policy'),
      draftKey('AIDAANN', '444455556666', 'edit a policy'),
      draftKey('AIDAANN', '111122223333', 'edit another policy'),
    ]
    expect(other.map(each => readDraft(storage, each))).toEqual([undefined, undefined, undefined])
    expect(readDraft(storage, key)).toEqual(draft)
  })

  test('all of them go at once, and nothing else', () => {
    const { storage } = countingStorage()
    keepDraft(storage, key, draft)
    storage.setItem('gatehouse.other', 'stays')
    dropDrafts(storage)
    expect(readDraft(storage, key)).toBeUndefined()
    expect(storage.getItem('gatehouse.other')).toBe('stays')
  })

  test.each(['', '{', '[]', 'null', '{"text":1,"base":"","at":1}', '{"text":"","base":""}'])(
    'what is no draft is none: %s',
    kept => {
      const { storage } = countingStorage()
      storage.setItem(key, kept)
      expect(readDraft(storage, key)).toBeUndefined()
    },
  )

  test('an older draft does not come back in the place of one for which there is no room', () => {
    const { storage } = countingStorage()
    keepDraft(storage, key, draft)
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      removeItem: (gone: string) => storage.removeItem(gone),
    } as unknown as Storage
    keepDraft(full, key, { ...draft, text: 'too long' })
    expect(readDraft(storage, key)).toBeUndefined()
  })
})
