import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderError, dataFiles } from './data-folder-error.ts'
import { type Connection, openConnection } from './sqlite-connection.ts'

/** Holds a data folder for this process alone. */
export interface DataLock {
  release(): void
}

/**
 * Takes the data folder for this process, creating it (mode 0700) where it is missing. The lock is an
 * exclusive transaction on a small database file: the system ends it with the process, however that dies,
 * so no stale lock ever has to be removed. Throws `DataFolderError`.
 */
export const lockDataFolder = (folder: string): DataLock => {
  const file = join(folder, dataFiles.lock)
  let connection: Connection | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Not when it is there: closing any descriptor of a file ends this process's locks on it.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    connection = openConnection(file)
    // Somebody who holds the folder holds it for long: waiting would only delay the message.
    connection.column('PRAGMA busy_timeout = 0')
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection?.close()
    throw explain(folder, file, error)
  }
  const held = connection
  return {
    release: () => {
      held.exec('ROLLBACK')
      held.close()
    },
  }
}

const explain = (folder: string, file: string, error: unknown): unknown => {
  if (error instanceof DataFolderError) {
    if (error.problem === 'busy') {
      return new DataFolderError(
        'in use',
        `The data folder "${folder}" is in use by another running Gatehouse: stop that one, or set GATEHOUSE_DATA to another folder.`,
        { cause: error },
      )
    }
    if (error.problem === 'damaged') {
      return new DataFolderError(
        'damaged',
        `"${file}" is not a lock file of Gatehouse: delete it; it holds no data.`,
        {
          cause: error,
        },
      )
    }
  }
  return unusableFolder(folder, error)
}

/** Says that the folder cannot be used, for errors of the file system; gives other errors back as they are. */
export const unusableFolder = (folder: string, error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) return error
  return new DataFolderError(
    'unusable',
    `The data folder "${folder}" cannot be used (${code}): let this user write there, or set GATEHOUSE_DATA to another folder.`,
    { cause: error },
  )
}
