import { setTimeout } from 'node:timers/promises'
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
  const { account, devices, activeKeyIds } = await withStore(
    parts,
    'recover the root user',
    async (store, ports) => {
      const found = await findAccount(store, named)
      const { accountId } = found
      const recovered = await recoverRoot(store, ports, { accountId, password, removeMfa })
      // As long as the data folder is held nobody signs in too soon.
      const left = () => recovered.sessionsFrom * 1000 - ports.now().getTime()
      while (left() > 0) await setTimeout(left())
      return { account: found, ...recovered }
    },
  )
  parts.print(`Account ID: ${account.accountId}`)
  parts.print(`Root user: ${account.rootEmail}`)
  for (const { kind, serialNumber } of devices)
    parts.print(
      kind === 'hardware'
        ? `Took the hardware token ${serialNumber} from the root user; the account still knows it, and it can be assigned again`
        : `Removed the MFA device ${serialNumber}`,
    )
  for (const id of activeKeyIds)
    parts.print(
      `The access key ${id} of the root user is still active: deactivate it if it may be known to others`,
    )
  parts.print('Ended every session of the root user that was open')
  parts.print(`Password of the root user, shown this once, to be changed at the next sign-in: ${password}`)
}
