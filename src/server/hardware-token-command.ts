import { importTokens, readTokens } from '../iam/mfa/import-tokens.ts'
import { readInput, readOptions, required } from './command-options.ts'
import { type CommandParts, UsageError } from './command-parts.ts'
import { findAccount, withStore } from './command-store.ts'

/** `hardware-token import`: makes hardware TOTP tokens known to an account. Throws as `runCommand` does. */
export const importTokensCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const { account: given } = readOptions(words, { account: { type: 'string' } })
  const named = required('hardware-token import', 'account', given)
  const read = readTokens(await readInput(parts))
  if ('problem' in read) throw new UsageError(read.problem)
  const { tokens } = read
  const { accountId } = await withStore(parts, 'import the tokens', async (store, ports) => {
    const account = await findAccount(store, named)
    await importTokens(store, ports, account.accountId, tokens)
    return account
  })
  const count = tokens.length === 1 ? '1 hardware token' : `${tokens.length} hardware tokens`
  parts.print(`Imported ${count} into the account ${accountId}:`)
  for (const { serialNumber } of tokens) parts.print(`  ${serialNumber}`)
}
