import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './command.ts'
import { CommandError, UsageError } from './command-parts.ts'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { DataFolderError } from './data-folder-error.ts'
import { createLog } from './log.ts'
import { ListenError, type RunningServer, startServer } from './server.ts'

/** Notices for people go to standard error, so that standard output is the log and nothing else. */
const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const explain = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

const serve = async (): Promise<void> => {
  // Whoever read the log has gone, as in "npm start | head": that is no reason to stop serving.
  process.stdout.on('error', () => {})
  const log = createLog(process.stdout, () => new Date())
  const server = await startServer({
    configuration: readConfiguration(process.env),
    // The build lays the console beside the server.
    consoleFolder: join(dirname(fileURLToPath(import.meta.url)), '../console'),
    log,
    onFault: error => say(explain(error)),
  })
  stopOnSignal(server, () => log.close())
  say(`Gatehouse is at ${server.url}`)
  if (server.setUpCode !== undefined) {
    say(`Nobody can sign in yet. Open it and create the root user with this code: ${server.setUpCode}`)
  }
}

const sameRequestMilliseconds = 300

const stopOnSignal = (server: RunningServer, flushLog: () => Promise<void>): void => {
  let askedAt: number | undefined
  const stop = (signal: NodeJS.Signals): void => {
    if (askedAt !== undefined) {
      // One Ctrl+C can arrive twice, from the terminal and from npm. Who asks again later does not want to
      // wait; 130 and 143 are what a shell reports for these signals.
      if (performance.now() - askedAt > sameRequestMilliseconds) process.exit(signal === 'SIGINT' ? 130 : 143)
      return
    }
    askedAt = performance.now()
    server
      .close()
      .then(flushLog)
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        say(explain(error))
        process.exit(1)
      })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Without arguments it serves; with some it does what they say and ends. */
const main = async (words: readonly string[]): Promise<void> => {
  if (words.length === 0) return serve()
  await runCommand(words, {
    environment: process.env,
    input: process.stdin,
    print: text => process.stdout.write(`${text}\n`),
  })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof ConfigurationError || error instanceof UsageError) {
    say(error.message)
    process.exit(2)
  }
  const known =
    error instanceof DataFolderError || error instanceof ListenError || error instanceof CommandError
  say(known ? error.message : explain(error))
  process.exit(1)
}
