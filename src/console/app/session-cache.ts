import { QueryClient } from '@tanstack/react-query'
import { bindClients, createClients } from '../api/clients.ts'
import type { Session } from '../api/role-session.ts'
import type { Configuration } from './configuration.ts'

/** The answers that one session got, and the clients that ask for more of them. */
export interface SessionCache {
  readonly queryClient: QueryClient
  /** Goes on with renewed credentials; throws for those of another session, whose answers must not mix with these. */
  sign(session: Session): void
  /** Forgets all answers. */
  close(): void
}

/**
 * What the browser says of the network is not asked: a service on this machine or in the tab answers without one, and
 * a call that cannot be made says so, where one that was held back would show nothing at all.
 */
const networkMode = 'always'

/**
 * Opens an empty cache for one session. `lost` is called with the access key id of credentials that the service does
 * not accept any more, which may be some that have been renewed meanwhile. Calls of a person's own session then wait
 * until they have signed in again, and nothing on the screen fails meanwhile.
 */
export const openCache = (
  configuration: Configuration,
  session: Session,
  lost: (accessKeyId: string) => void,
): SessionCache => {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // The SDK has already tried again where that could help.
        retry: false,
        // Long enough that a loader and its component share one call, short enough that screens are true.
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        networkMode,
      },
      mutations: { networkMode },
    },
  })
  let { credentials } = session
  let waiting: (() => void)[] = []
  const ended = (accessKeyId: string): Promise<void> | undefined => {
    lost(accessKeyId)
    // A role gives way to its person's own session, whose console is another one.
    if (session.role !== undefined) return undefined
    if (accessKeyId !== credentials.accessKeyId) return Promise.resolve()
    return new Promise(resolve => {
      waiting.push(resolve)
    })
  }
  bindClients(queryClient, createClients(configuration, { credentials: () => credentials, ended }))
  return {
    queryClient,
    sign(next) {
      if (next.id !== session.id) throw new Error('A cache belongs to one session.')
      if (next.credentials.accessKeyId === credentials.accessKeyId) return
      credentials = next.credentials
      for (const goOn of waiting) goOn()
      waiting = []
    },
    close: () => queryClient.clear(),
  }
}
