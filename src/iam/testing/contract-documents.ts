import { expect } from 'vitest'
import { type Commit, UniqueViolation } from '../store/port.ts'
import { type DeclareContract, get, names, put, things } from './contract-support.ts'

/** What the port promises about documents, keys, indexes and pages. */
export const documentContract = (contract: DeclareContract): void => {
  contract('what was put is got, found and replaced', async store => {
    await put(store, { id: '1', name: 'one', rank: 'a', note: { deep: [1, null, true, 'x', {}] } })
    expect(await get(store, '1')).toEqual({
      id: '1',
      name: 'one',
      rank: 'a',
      note: { deep: [1, null, true, 'x', {}] },
    })
    await put(store, { id: '1', name: 'uno' })
    await store.read(async tx => {
      expect(await tx.find(things, 'byName', 'uno')).toEqual({ id: '1', name: 'uno' })
      expect(await tx.find(things, 'key', '1')).toEqual({ id: '1', name: 'uno' })
      expect(await tx.find(things, 'byName', 'one')).toBeUndefined()
      expect(await tx.find(things, 'byRank', 'a')).toBeUndefined()
      expect(await tx.get(things, '2')).toBeUndefined()
    })
  })

  contract('a deleted document is gone from every index, and deleting nothing is no error', async store => {
    await put(store, { id: '1', name: 'one', rank: 'a' })
    await store.write('', tx => tx.delete(things, '1'))
    await store.write('', tx => tx.delete(things, '1'))
    await store.read(async tx => {
      expect(await tx.get(things, '1')).toBeUndefined()
      expect(await tx.find(things, 'byRank', 'a')).toBeUndefined()
      expect(await tx.count(things, 'key', '')).toBe(0)
    })
    await put(store, { id: '2', name: 'one', rank: 'a' })
    expect(await get(store, '2')).toBeDefined()
  })

  contract(
    'pages follow the index, start after, stop at the limit and stay below the prefix',
    async store => {
      const all = ['b', 'a/2', 'a/1', 'a', 'a/10', 'c', 'a0', 'A/1', 'ä'].map(name => ({
        id: `id-${name}`,
        name,
      }))
      await put(store, ...all)
      await store.read(async tx => {
        expect(names(await tx.page(things, 'byName', { prefix: '', limit: 100 }))).toEqual(
          all.map(t => t.name).sort(),
        )
        const first = await tx.page(things, 'byName', { prefix: 'a/', limit: 2 })
        expect(names(first)).toEqual(['a/1', 'a/10'])
        expect(first.next).toBe('a/10')
        const second = await tx.page(things, 'byName', { prefix: 'a/', after: first.next, limit: 2 })
        expect(names(second)).toEqual(['a/2'])
        expect(second.next).toBeUndefined()
        // Exactly full is still the last page; what `after` names need not exist.
        expect((await tx.page(things, 'byName', { prefix: 'a/', limit: 3 })).next).toBeUndefined()
        expect(names(await tx.page(things, 'byName', { prefix: 'a/', after: 'a/11', limit: 9 }))).toEqual([
          'a/2',
        ])
        expect(names(await tx.page(things, 'byName', { prefix: 'a/', after: '', limit: 1 }))).toEqual(['a/1'])
        expect(names(await tx.page(things, 'byName', { prefix: 'a/', after: 'b', limit: 9 }))).toEqual([])
        expect(names(await tx.page(things, 'key', { prefix: 'id-a/', limit: 9 }))).toEqual([
          'a/1',
          'a/10',
          'a/2',
        ])
        expect(names(await tx.page(things, 'byRank', { prefix: '', limit: 9 }))).toEqual([])
      })
    },
  )

  contract('counts are those of the entries below the prefix', async store => {
    await put(store, { id: '1', name: 'a/1', rank: 'x' }, { id: '2', name: 'a/2' }, { id: '3', name: 'b' })
    await store.read(async tx => {
      expect(await tx.count(things, 'byName', 'a/')).toBe(2)
      expect(await tx.count(things, 'byName', '')).toBe(3)
      expect(await tx.count(things, 'byRank', '')).toBe(1)
      expect(await tx.count(things, 'key', '3')).toBe(1)
      expect(await tx.count(things, 'byName', 'z')).toBe(0)
    })
  })

  contract('a walk over many documents, page by page, meets each of them once and in order', async store => {
    const many = Array.from({ length: 1000 }, (_, i) => ({
      id: `${(i * 7919) % 1000}`,
      name: `n${(i * 31) % 1000}`,
    }))
    await put(store, ...many)
    await store.write('', async tx => {
      for (let i = 0; i < 1000; i += 3) await tx.delete(things, String(i))
    })
    const left = many.filter(t => Number(t.id) % 3 !== 0).map(t => t.name)
    const met: string[] = []
    await store.read(async tx => {
      let after: string | undefined
      do {
        const page = await tx.page(things, 'byName', { prefix: 'n', after, limit: 7 })
        met.push(...names(page))
        after = page.next
      } while (after !== undefined)
      expect(await tx.count(things, 'byName', 'n1')).toBe(left.filter(name => name.startsWith('n1')).length)
    })
    expect(met).toEqual(left.sort())
  })

  contract('an unknown index and a limit below one are refused', async store => {
    await store.read(async tx => {
      await expect(tx.page(things, 'byColour', { prefix: '', limit: 1 })).rejects.toThrow(RangeError)
      await expect(tx.find(things, 'toString', '')).rejects.toThrow(RangeError)
      await expect(tx.page(things, 'key', { prefix: '', limit: 0 })).rejects.toThrow(RangeError)
      await expect(tx.page(things, 'key', { prefix: '', limit: 1.5 })).rejects.toThrow(RangeError)
    })
  })

  contract('an index value belongs to one document, and a refused put changes nothing', async store => {
    await put(store, { id: '1', name: 'one', rank: 'a' }, { id: '2', name: 'two' })
    await store.write('', async tx => {
      const refused = tx.put(things, { id: '2', name: 'zwei', rank: 'a' })
      await expect(refused).rejects.toMatchObject({ collection: 'things', index: 'byRank' })
      await expect(refused).rejects.toBeInstanceOf(UniqueViolation)
      expect(await tx.get(things, '2')).toEqual({ id: '2', name: 'two' })
      await expect(tx.put(things, { id: '3', name: 'two' })).rejects.toMatchObject({ index: 'byName' })
      await tx.put(things, { id: '4', name: 'four' })
      // Replacing a document by one with the same values is no conflict with itself.
      await tx.put(things, { id: '1', name: 'one', rank: 'a', note: 'new' })
    })
    await store.read(async tx => {
      expect(await tx.count(things, 'key', '')).toBe(3)
      expect((await tx.find(things, 'byRank', 'a'))?.id).toBe('1')
    })
  })

  contract('documents are copies and frozen to the bottom', async store => {
    const note = { list: [{ value: 1 }] }
    const commits: Commit[] = []
    store.onCommit(commit => commits.push(commit))
    await put(store, { id: '1', name: 'one', note })
    note.list[0] = { value: 2 }
    const kept = await get(store, '1')
    expect(kept?.note).toEqual({ list: [{ value: 1 }] })
    const deep = (kept as { readonly note: typeof note }).note.list
    expect(() => deep.push({ value: 3 })).toThrow(TypeError)
    expect(() => Object.assign(deep[0] ?? {}, { value: 4 })).toThrow(TypeError)
    expect(Object.isFrozen(kept)).toBe(true)
    expect(Object.isFrozen(commits[0]?.changes[0]?.after)).toBe(true)
  })

  contract('only JSON values are stored; members that are undefined are left out', async store => {
    for (const note of [Number.NaN, () => 1, new Date(0), 1n, [undefined], Symbol('x')]) {
      await expect(put(store, { id: '1', name: 'one', note })).rejects.toThrow(TypeError)
    }
    await put(store, { id: '1', name: 'one', rank: undefined, note: { ['__proto__']: 1, zero: -0 } })
    const kept = await get(store, '1')
    expect(Object.keys(kept ?? {})).toEqual(['id', 'name', 'note'])
    expect(JSON.stringify(kept?.note)).toBe('{"__proto__":1,"zero":0}')
  })

  const hostile = [
    '',
    '\0',
    'a\0b',
    'a\0c',
    "'; DROP TABLE things; --",
    '"',
    '%',
    '_',
    '\\',
    '__proto__',
    'constructor',
    'a\tb',
    'a\nb',
    'ÿ',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{1f600}',
    '\u{10ffff}',
    '\ud800',
    '\udfff',
    '\udfff\ud800',
    'x'.repeat(100_000),
  ]

  contract('any text is a key, sorted by code unit and found below its prefixes', async store => {
    await put(store, ...hostile.map((text, i) => ({ id: text, name: `p${text}`, rank: String(i) })))
    await store.read(async tx => {
      for (const text of hostile) {
        expect((await tx.get(things, text))?.id).toBe(text)
        expect((await tx.find(things, 'byName', `p${text}`))?.id).toBe(text)
        const expected = hostile.filter(other => other.startsWith(text)).sort()
        const below = await tx.page(things, 'key', { prefix: text, limit: 100 })
        expect(below.items.map(item => item.id)).toEqual(expected)
        expect(await tx.count(things, 'key', text)).toBe(expected.length)
      }
      const walked: string[] = []
      let after: string | undefined
      do {
        const page = await tx.page(things, 'byName', { prefix: 'p', after, limit: 1 })
        walked.push(...page.items.map(item => item.id))
        after = page.next
      } while (after !== undefined)
      expect(walked).toEqual([...hostile].sort())
    })
  })
}
