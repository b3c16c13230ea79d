import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Sealer } from '../iam/ports.ts'
import { createSealer, SealBroken, sealingKeyLength } from '../iam/seal.ts'
import { accounts, meta } from '../iam/store/collections.ts'
import type { Store } from '../iam/store/port.ts'
import { DataFolderError, dataFiles } from './data-folder-error.ts'
import { unusableFolder } from './data-lock.ts'

/** Grows when keys can be exchanged; sealed texts name the version they were sealed under. */
const keyVersion = 1

/** The fact in `meta` that only the right key opens. */
const checkName = 'keyCheck'
const checkPlace = 'meta/keyCheck'
const checkText = 'gatehouse'

const keyError = (message: string, cause?: unknown): DataFolderError =>
  new DataFolderError('key', message, { cause })

/** The bytes of a key in base64, or undefined when they are not exactly as many as a key has. */
const decodeKey = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text.trim(), 'base64')
  // Node skips what is no base64; a key with a slip in it must not become another key.
  return bytes.length === sealingKeyLength && bytes.toString('base64') === text.trim() ? bytes : undefined
}

const badKey = `GATEHOUSE_KEY is not ${sealingKeyLength} bytes in base64: make a key with "openssl rand -base64 ${sealingKeyLength}".`

/** Why a text cannot be the value of GATEHOUSE_KEY, in one sentence without the text; undefined when it can. */
export const keyProblem = (text: string): string | undefined =>
  decodeKey(text) === undefined ? badKey : undefined

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

/** The key in the file; undefined when there is no file. Throws `DataFolderError` for a file that cannot serve. */
const readKeyFile = (file: string): Uint8Array | undefined => {
  let text: string
  try {
    const mode = statSync(file).mode & 0o777
    // Windows keeps no such modes: there everything looks open.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw keyError(
        `The key file "${file}" is open to other users (mode 0${mode.toString(8)}): close it to them with chmod 400 "${file}".`,
      )
    }
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return undefined
    if (code === undefined) throw error
    throw keyError(`The key file "${file}" cannot be read (${code}): let this user read it.`, error)
  }
  const key = decodeKey(text)
  if (key === undefined) {
    throw keyError(
      `The key file "${file}" does not hold ${sealingKeyLength} bytes in base64: put back a backup of it.`,
    )
  }
  return key
}

const createKeyFile = (folder: string, file: string): Uint8Array => {
  const key = randomBytes(sealingKeyLength)
  try {
    writeKeyFile(folder, file, key)
  } catch (error) {
    throw unusableFolder(folder, error)
  }
  return key
}

/** Has the key on the disk, complete, before anything is sealed with it. */
const writeKeyFile = (folder: string, file: string, key: Buffer): void => {
  const unfinished = `${file}.new`
  rmSync(unfinished, { force: true })
  const descriptor = openSync(unfinished, 'wx', 0o400)
  try {
    writeSync(descriptor, `${key.toString('base64')}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(unfinished, file)
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/**
 * The sealer of a data folder: under `key` (32 bytes in base64) when given, else under the key in the
 * folder's key file, which is made when the database has not been used yet. The caller holds the folder by
 * having its store open. Throws `DataFolderError` when the key is missing, unreadable, open to others, of
 * the wrong length, or not the one that this database was sealed with.
 */
export const openSealer = async (options: {
  readonly folder: string
  readonly key?: string | undefined
  readonly store: Store
}): Promise<Sealer> => {
  const { folder, store } = options
  const file = join(folder, dataFiles.key)
  const [check, isUnused] = await store.read(async tx => [
    await tx.get(meta, checkName),
    (await tx.count(accounts, 'key', '')) === 0,
  ])
  if (check === undefined && !isUnused) {
    throw keyError(
      `The database in "${folder}" has accounts but no record of their key: put back a backup of the folder.`,
    )
  }

  const find = (): { readonly key: Uint8Array; readonly source: string } => {
    if (options.key !== undefined) {
      const key = decodeKey(options.key)
      if (key === undefined) throw keyError(badKey)
      return { key, source: 'GATEHOUSE_KEY' }
    }
    const key = readKeyFile(file)
    if (key === undefined && check !== undefined) {
      throw keyError(
        `The key file "${file}" is missing, and the database beside it cannot be read without it: put it back, or set GATEHOUSE_KEY to its content.`,
      )
    }
    return { key: key ?? createKeyFile(folder, file), source: `"${file}"` }
  }

  const { key, source } = find()
  const sealer = createSealer(key, keyVersion)
  if (check === undefined) {
    const value = await sealer.seal(new TextEncoder().encode(checkText), checkPlace)
    await store.write('', tx => tx.put(meta, { name: checkName, value }))
    return sealer
  }
  try {
    await sealer.open(check.value, checkPlace)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    throw keyError(
      `The key in ${source} is not the one that the database in "${folder}" was sealed with: put back that one, or set GATEHOUSE_DATA to an empty folder.`,
      error,
    )
  }
  return sealer
}
