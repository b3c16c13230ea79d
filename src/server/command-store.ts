import { ServiceError } from '../iam/errors.ts'
import type { Ports } from '../iam/ports.ts'
import { type Account, accounts } from '../iam/store/collections.ts'
import type { Store } from '../iam/store/port.ts'
import { CommandError, type CommandParts } from './command-parts.ts'
import { readDataConfiguration } from './configuration.ts'
import { DataFolderError } from './data-folder-error.ts'
import { createPorts } from './ports.ts'
import { openSqliteStore } from './sqlite-store.ts'

/**
 * Works on the data folder that the environment names, while no server does; `purpose` is as in `create the account`.
 * Throws `CommandError`, with the service's own sentence where that refused.
 */
export const withStore = async <R>(
  { environment }: Pick<CommandParts, 'environment'>,
  purpose: string,
  work: (store: Store, ports: Ports) => Promise<R>,
): Promise<R> => {
  const configuration = readDataConfiguration(environment)
  const store = openStore(configuration.dataFolder, purpose)
  try {
    return await work(store, await createPorts(configuration, store))
  } catch (error) {
    if (error instanceof ServiceError) throw new CommandError(error.message)
    throw error
  } finally {
    await store.close()
  }
}

const openStore = (folder: string, purpose: string): Store => {
  try {
    return openSqliteStore({ folder })
  } catch (error) {
    if (!(error instanceof DataFolderError && error.problem === 'in use')) throw error
    throw new CommandError(
      `The data folder "${folder}" is in use by a running Gatehouse: stop that, ${purpose}, and start it again.`,
    )
  }
}

/** The account of that id or alias. */
export const findAccount = async (store: Store, named: string): Promise<Account> => {
  const text = named.trim().toLowerCase()
  const account = await store.read(async tx =>
    /^\d{12}$/.test(text) ? tx.get(accounts, text) : tx.find(accounts, 'byAlias', text),
  )
  if (account === undefined)
    throw new CommandError(
      `There is no account with the id or alias "${named}" in the data folder: look at GATEHOUSE_DATA, and at the account.`,
    )
  return account
}
