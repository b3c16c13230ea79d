/** Why a data folder cannot be used. */
export type DataFolderProblem = 'in use' | 'damaged' | 'newer' | 'unusable' | 'full' | 'busy' | 'key'

/**
 * The data folder, its database or its key cannot be used. The message is one sentence for whoever runs the
 * server: what is wrong, where, and what to do about it.
 */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
  readonly problem: DataFolderProblem
  constructor(problem: DataFolderProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/** The names of the files in a data folder. */
export const dataFiles = {
  database: 'gatehouse.db',
  lock: 'gatehouse.lock',
  key: 'gatehouse.key',
} as const
