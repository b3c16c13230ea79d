import { parseArgs } from 'node:util'
import { ServiceError } from '../iam/errors.ts'
import { accountNameProblem, aliasProblem, emailProblem } from '../iam/sign-in/account-names.ts'
import { createAccount, type NewAccount } from '../iam/sign-in/create-account.ts'
import { passwordProblems } from '../iam/sign-in/password-policy.ts'
import type { Account } from '../iam/store/collections.ts'
import type { Store } from '../iam/store/port.ts'
import { generatePassword } from '../lib/generate-password.ts'
import { CommandError, type CommandParts, UsageError, usage } from './command-parts.ts'
import { type DataConfiguration, readDataConfiguration, readRootPassword } from './configuration.ts'
import { DataFolderError } from './data-folder-error.ts'
import { createPorts } from './ports.ts'
import { openSqliteStore } from './sqlite-store.ts'

/** `account create`: makes one more account in the data folder, with its root user. Throws as `runCommand` does. */
export const createAccountCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const { passwordFromInput, ...names } = readNames(words)
  const configuration = readDataConfiguration(parts.environment)
  const given = await givenPassword(passwordFromInput, parts)
  const password = given ?? generatePassword()
  const [problem] = passwordProblems(password, names)
  if (problem !== undefined) throw new UsageError(`The root user's password cannot be used: ${problem}.`)
  const account = await create(configuration, { ...names, password })
  parts.print(`Account ID: ${account.accountId}`)
  if (account.alias !== undefined) parts.print(`Account alias: ${account.alias}`)
  parts.print(`Root user: ${account.rootEmail}`)
  if (given === undefined) parts.print(`Password of the root user, shown this once: ${password}`)
}

interface Names extends Pick<NewAccount, 'name' | 'rootEmail' | 'alias'> {
  readonly passwordFromInput: boolean
}

const readNames = (words: readonly string[]): Names => {
  const { name, email, alias, 'password-stdin': passwordFromInput } = readOptions(words)
  const missing = name === undefined ? '--name' : email === undefined ? '--email' : undefined
  if (missing !== undefined || name === undefined || email === undefined)
    throw new UsageError(`"account create" lacks ${missing}. ${usage}`)
  const names = { name: name.trim(), rootEmail: email.trim().toLowerCase(), alias, passwordFromInput }
  const problem =
    accountNameProblem(names.name) ??
    emailProblem(names.rootEmail) ??
    (alias === undefined ? undefined : aliasProblem(alias))
  if (problem !== undefined) throw new UsageError(problem)
  return names
}

const readOptions = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      options: {
        name: { type: 'string' },
        email: { type: 'string' },
        alias: { type: 'string' },
        'password-stdin': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(`${error.message.replace(/\.? *$/, '.')} ${usage}`)
  }
}

const givenPassword = async (
  fromInput: boolean,
  { environment, input }: CommandParts,
): Promise<string | undefined> => {
  const configured = readRootPassword(environment)
  if (!fromInput) return configured
  if (configured !== undefined)
    throw new UsageError('--password-stdin and GATEHOUSE_ROOT_PASSWORD are both given: keep one of them.')
  const chunks: Uint8Array[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

const create = async (configuration: DataConfiguration, account: NewAccount): Promise<Account> => {
  const store = openStore(configuration.dataFolder)
  try {
    const ports = await createPorts(configuration, store)
    return await createAccount(store, ports, account)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'EntityAlreadyExists')
      throw new CommandError(`${error.message} Choose another.`)
    throw error
  } finally {
    await store.close()
  }
}

const openStore = (folder: string): Store => {
  try {
    return openSqliteStore({ folder })
  } catch (error) {
    if (!(error instanceof DataFolderError && error.problem === 'in use')) throw error
    throw new CommandError(
      `The data folder "${folder}" is in use by a running Gatehouse: stop that, create the account, and start it again.`,
    )
  }
}
