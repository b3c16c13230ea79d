import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { accounts } from '../iam/store/collections.ts'
import { createMemoryStore, type MemoryStore } from '../iam/store/memory-store.ts'
import { account, accountId } from '../iam/testing/contract-support.ts'
import { DataFolderError } from './data-folder-error.ts'
import { openSealer } from './key-file.ts'

interface Place {
  readonly folder: string
  readonly file: string
  readonly store: MemoryStore
}

const base = mkdtempSync(join(tmpdir(), 'gatehouse-key-'))
afterAll(() => rmSync(base, { recursive: true }))

const newPlace = (): Place => {
  const folder = mkdtempSync(join(base, 'data-'))
  return { folder, file: join(folder, 'gatehouse.key'), store: createMemoryStore() }
}

/** A place that has been used: it has a key and a database sealed under it. */
const usedPlace = async (): Promise<Place> => {
  const place = newPlace()
  await openSealer(place)
  return place
}

/** Replaces the key file, which nobody may write to. */
const replaceKey = (file: string, content: string): void => {
  rmSync(file)
  writeFileSync(file, content, { mode: 0o400 })
}

const messageOf = async (opening: Promise<unknown>): Promise<string> => {
  const error: unknown = await opening.then(
    () => undefined,
    failure => failure,
  )
  expect(error).toBeInstanceOf(DataFolderError)
  const { message, problem } = error as DataFolderError
  expect(problem).toBe('key')
  expect(message).toMatch(/^[^\n]+: [^\n]+\.$/)
  return message
}

const secret = new TextEncoder().encode('secret')
const key = Buffer.alloc(32, 1).toString('base64')
const otherKey = Buffer.alloc(32, 2).toString('base64')

test('the first run makes a key that only its owner can read, and the next run seals with the same', async () => {
  const place = newPlace()
  const sealed = await (await openSealer(place)).seal(secret, 'here')
  expect(readdirSync(place.folder)).toEqual(['gatehouse.key'])
  expect(statSync(place.file).mode & 0o777).toBe(0o400)
  expect(await (await openSealer(place)).open(sealed, 'here')).toEqual(secret)
})

test('a first run that was killed while it made the key does not stand in the way', async () => {
  const place = newPlace()
  writeFileSync(`${place.file}.new`, 'half', { mode: 0o400 })
  await openSealer(place)
  expect(readdirSync(place.folder)).toEqual(['gatehouse.key'])
})

test('a key that is there before the first run is taken', async () => {
  const place = newPlace()
  writeFileSync(place.file, `${key}\n`, { mode: 0o600 })
  const sealed = await (await openSealer(place)).seal(secret, 'here')
  expect(await (await openSealer({ ...place, key })).open(sealed, 'here')).toEqual(secret)
})

test('a key from the environment needs no file', async () => {
  const place = newPlace()
  await openSealer({ ...place, key })
  await openSealer({ ...place, key: `${key}\n` })
  expect(readdirSync(place.folder)).toEqual([])
})

test('the content of the key file can move to the environment', async () => {
  const place = await usedPlace()
  const content = readFileSync(place.file, 'utf8')
  rmSync(place.file)
  await openSealer({ ...place, key: content })
})

test('a missing key file beside a used database is not replaced by a new key', async () => {
  const place = await usedPlace()
  rmSync(place.file)
  expect(await messageOf(openSealer(place))).toContain(`"${place.file}" is missing`)
  expect(readdirSync(place.folder)).toEqual([])
})

test.each([0o440, 0o404, 0o644, 0o410, 0o777])('a key file of mode %o is too open', async mode => {
  const place = await usedPlace()
  chmodSync(place.file, mode)
  const message = await messageOf(openSealer(place))
  expect(message).toContain(`mode 0${mode.toString(8)}`)
  expect(message).toContain('chmod 400')
})

test.each([
  '',
  'AAAA',
  `${key}${key}`,
  Buffer.alloc(31).toString('base64'),
  `!${key.slice(1)}`,
  'x'.repeat(44),
])(
  'a key that is not 32 bytes in base64 is refused, from the file and from the environment: %j',
  async content => {
    const place = await usedPlace()
    replaceKey(place.file, content)
    const message = await messageOf(openSealer(place))
    expect(message).toContain('32 bytes in base64')
    expect(message).toContain(place.file)
    const fromEnvironment = await messageOf(openSealer({ ...place, key: content }))
    expect(fromEnvironment).toContain('GATEHOUSE_KEY')
    // A slip of the finger must not put the secret into a log.
    if (content !== '') expect(fromEnvironment).not.toContain(content)
  },
)

test('a folder in place of the key file is refused', async () => {
  const place = newPlace()
  mkdirSync(place.file, { mode: 0o700 })
  expect(await messageOf(openSealer(place))).toContain('EISDIR')
})

test('another key than the one that sealed the database is refused, wherever it comes from', async () => {
  const place = await usedPlace()
  replaceKey(place.file, otherKey)
  expect(await messageOf(openSealer(place))).toContain(`The key in "${place.file}" is not the one`)
  expect(await messageOf(openSealer({ ...place, key }))).toContain('The key in GATEHOUSE_KEY is not the one')
})

test('accounts without a record of their key are not given a new one', async () => {
  const place = newPlace()
  await place.store.write(accountId, tx => tx.put(accounts, account))
  expect(await messageOf(openSealer(place))).toContain('no record of their key')
  expect(readdirSync(place.folder)).toEqual([])
})
