import { createAccountCommand } from './account-command.ts'
import { type CommandParts, UsageError, usage } from './command-parts.ts'

/**
 * Does what the arguments say. Throws `UsageError`, `CommandError`, `ConfigurationError` or `DataFolderError`, all with
 * a message for whoever typed it.
 */
export const runCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const [subject, verb, ...options] = words
  if (subject === 'help' || subject === '--help') return parts.print(usage)
  if (subject === 'account' && verb === 'create') return createAccountCommand(options, parts)
  throw new UsageError(`"${words.join(' ')}" is no command of Gatehouse. ${usage}`)
}
