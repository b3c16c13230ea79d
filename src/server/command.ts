import { createAccountCommand } from './account-command.ts'
import { type CommandParts, UsageError, usage } from './command-parts.ts'
import { importTokensCommand } from './hardware-token-command.ts'
import { recoverRootCommand } from './recover-root-command.ts'

const commands: ReadonlyMap<string, (options: readonly string[], parts: CommandParts) => Promise<void>> =
  new Map([
    ['account create', createAccountCommand],
    ['root recover', recoverRootCommand],
    ['hardware-token import', importTokensCommand],
  ])

/**
 * Does what the arguments say. Throws `UsageError`, `CommandError`, `ConfigurationError` or `DataFolderError`, all with
 * a message for whoever typed it.
 */
export const runCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const [subject, verb, ...options] = words
  if (subject === 'help' || subject === '--help') return parts.print(usage)
  const command = commands.get(`${subject} ${verb}`)
  if (command !== undefined) return command(options, parts)
  throw new UsageError(`"${words.join(' ')}" is no command of Gatehouse. ${usage}`)
}
