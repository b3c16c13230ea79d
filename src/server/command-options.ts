import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type CommandParts, UsageError, usage } from './command-parts.ts'

/** The options among the words behind a command. Throws `UsageError` for one that it does not have. */
export const readOptions = <const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...words], options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(`${error.message.replace(/\.? *$/, '.')} ${usage}`)
  }
}

/** The value of an option that must be there; `command` is as in `account create`. */
export const required = (command: string, option: string, value: string | undefined): string => {
  if (value === undefined) throw new UsageError(`"${command}" lacks --${option}. ${usage}`)
  return value
}

/** All that standard input holds, as text. */
export const readInput = async ({ input }: Pick<CommandParts, 'input'>): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
