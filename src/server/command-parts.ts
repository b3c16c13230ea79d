import type { Environment } from './configuration.ts'

/** What a command works with. */
export interface CommandParts {
  readonly environment: Environment
  readonly input: AsyncIterable<Uint8Array | string>
  /** Writes a line to standard output. */
  readonly print: (text: string) => void
}

/** A command that is none, or lacks something; the message says how it is written. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A command that could not be carried out; the message is one sentence with the way out. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export const usage = `Without arguments Gatehouse serves. Commands:

  account create --name <name> --email <address of the root user> [--alias <alias>] [--password-stdin]

    Makes an account in the data folder while no server uses it. The password of its root user is
    that of GATEHOUSE_ROOT_PASSWORD or GATEHOUSE_ROOT_PASSWORD_FILE, or with --password-stdin what
    standard input holds; without either one is made and shown this once.

  root recover --account <id or alias> [--remove-mfa]

    Gives the root user of an account a new password, shown this once and to be changed at the
    next sign-in, ends its open sessions, and with --remove-mfa takes away its MFA devices.

  hardware-token import --account <id or alias>

    Makes hardware TOTP tokens known to an account. Standard input has one on each line: its
    serial number, a space, and its seed in base 32.

All of them want the data folder to themselves: stop the server before.`
