import { ServiceError } from '../iam/errors.ts'
import { accountNameProblem, aliasProblem, emailProblem } from '../iam/sign-in/account-names.ts'
import { createAccount, type NewAccount } from '../iam/sign-in/create-account.ts'
import { passwordProblems } from '../iam/sign-in/password-policy.ts'
import { generatePassword } from '../lib/generate-password.ts'
import { readInput, readOptions, required } from './command-options.ts'
import { CommandError, type CommandParts, UsageError } from './command-parts.ts'
import { withStore } from './command-store.ts'
import { readRootPassword } from './configuration.ts'

/** `account create`: makes one more account in the data folder, with its root user. Throws as `runCommand` does. */
export const createAccountCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const { passwordFromInput, ...names } = readNames(words)
  const given = await givenPassword(passwordFromInput, parts)
  const password = given ?? generatePassword()
  const [problem] = passwordProblems(password, names)
  if (problem !== undefined) throw new UsageError(`The root user's password cannot be used: ${problem}.`)
  const account = await withStore(parts, 'create the account', (store, ports) =>
    createAccount(store, ports, { ...names, password }).catch(sayWhatToDo),
  )
  parts.print(`Account ID: ${account.accountId}`)
  if (account.alias !== undefined) parts.print(`Account alias: ${account.alias}`)
  parts.print(`Root user: ${account.rootEmail}`)
  if (given === undefined) parts.print(`Password of the root user, shown this once: ${password}`)
}

const sayWhatToDo = (error: unknown): never => {
  if (error instanceof ServiceError && error.code === 'EntityAlreadyExists')
    throw new CommandError(`${error.message} Choose another.`)
  throw error
}

interface Names extends Pick<NewAccount, 'name' | 'rootEmail' | 'alias'> {
  readonly passwordFromInput: boolean
}

const readNames = (words: readonly string[]): Names => {
  const {
    name,
    email,
    alias,
    'password-stdin': passwordFromInput,
  } = readOptions(words, {
    name: { type: 'string' },
    email: { type: 'string' },
    alias: { type: 'string' },
    'password-stdin': { type: 'boolean', default: false },
  })
  const names = {
    name: required('account create', 'name', name).trim(),
    rootEmail: required('account create', 'email', email).trim().toLowerCase(),
    alias,
    passwordFromInput,
  }
  const problem =
    accountNameProblem(names.name) ??
    emailProblem(names.rootEmail) ??
    (alias === undefined ? undefined : aliasProblem(alias))
  if (problem !== undefined) throw new UsageError(problem)
  return names
}

const givenPassword = async (fromInput: boolean, parts: CommandParts): Promise<string | undefined> => {
  const configured = readRootPassword(parts.environment)
  if (!fromInput) return configured
  if (configured !== undefined)
    throw new UsageError('--password-stdin and GATEHOUSE_ROOT_PASSWORD are both given: keep one of them.')
  return (await readInput(parts)).replace(/\r?\n$/, '')
}
