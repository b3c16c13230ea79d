import { giveWay } from '../../lib/give-way.ts'
import type { Ports } from '../ports.ts'
import type { LastUseRecorder } from '../sign-in/last-use.ts'
import { credentialReports } from '../store/credential-reports.ts'
import type { Store } from '../store/port.ts'
import { credentialReportLines } from './credential-report.ts'
import { readCredentials } from './read-credentials.ts'

/** The making of credential reports, apart from the requests that ask for them. */
export interface CredentialReportJob {
  /** Starts to make the report of an account; false when one is being made already. */
  start(accountId: string): boolean
  isUnderWay(accountId: string): boolean
  /** Resolves when no report is being made. */
  settled(): Promise<void>
}

interface JobParts {
  readonly store: Store
  readonly ports: Pick<Ports, 'now'>
  readonly lastUse: Pick<LastUseRecorder, 'pending'>
  /** Told when a report could not be made; it is made when somebody asks for it again. */
  readonly onFault: (error: unknown) => void
}

/** So many lines are written in one go, as long as a page of documents takes to read. */
const linesInOneGo = 250

/**
 * Makes the credential reports of a store's accounts. A report of thousands of users takes a good part of a second, so
 * it is made in slices between which other requests are answered, and nobody waits for it.
 */
export function createCredentialReportJob({ store, ports, lastUse, onFault }: JobParts): CredentialReportJob {
  const underWay = new Map<string, Promise<void>>()

  const make = async (accountId: string): Promise<void> => {
    const generatedAt = ports.now().toISOString()
    const credentials = await store.read(tx =>
      readCredentials(tx, accountId, { recentUse: id => lastUse.pending(accountId, id), giveWay }),
    )
    if (credentials === undefined) return
    const lines: string[] = []
    for (const line of credentialReportLines(credentials)) {
      lines.push(line)
      if (lines.length % linesInOneGo === 0) await giveWay()
    }
    await store.write(accountId, tx =>
      tx.put(credentialReports, { accountId, generatedAt, content: lines.join('\n') }),
    )
  }

  return {
    start(accountId) {
      if (underWay.has(accountId)) return false
      const job = make(accountId)
        .catch(onFault)
        .finally(() => underWay.delete(accountId))
      underWay.set(accountId, job)
      return true
    },
    isUnderWay: accountId => underWay.has(accountId),
    settled: async () => {
      await Promise.all(underWay.values())
    },
  }
}
