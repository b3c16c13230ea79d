import { recoverRoot } from '../iam/sign-in/recover-root.ts'
import { generatePassword } from '../lib/generate-password.ts'
import { readOptions, required } from './command-options.ts'
import type { CommandParts } from './command-parts.ts'
import { findAccount, withStore } from './command-store.ts'

/** `root recover`: lets the root user of an account in again. Throws as `runCommand` does. */
export const recoverRootCommand = async (words: readonly string[], parts: CommandParts): Promise<void> => {
  const { account: given, 'remove-mfa': removeMfa } = readOptions(words, {
    account: { type: 'string' },
    'remove-mfa': { type: 'boolean', default: false },
  })
  const named = required('root recover', 'account', given)
  const password = generatePassword()
  const { account, removed } = await withStore(parts, 'recover the root user', async (store, ports) => {
    const found = await findAccount(store, named)
    const { accountId } = found
    return { account: found, removed: await recoverRoot(store, ports, { accountId, password, removeMfa }) }
  })
  parts.print(`Account ID: ${account.accountId}`)
  parts.print(`Root user: ${account.rootEmail}`)
  for (const serialNumber of removed) parts.print(`Removed the MFA device ${serialNumber}`)
  parts.print(`Password of the root user, shown this once, to be changed at the next sign-in: ${password}`)
}
