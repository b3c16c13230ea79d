import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { bindClients, createClients } from '../api/clients.ts'
import { failureOf } from '../api/failure.ts'
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

/** Opens an empty cache for one session. `lost` is called when the service does not accept its credentials any more. */
export const openCache = (
  configuration: Configuration,
  session: Session,
  lost: (sessionId: string) => void,
): SessionCache => {
  const endSession = (error: unknown): void => {
    if (failureOf(error).kind === 'ended') lost(session.id)
  }
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({ onError: endSession }),
    defaultOptions: {
      queries: {
        // The SDK has already tried again where that could help.
        retry: false,
        // Long enough that a loader and its component share one call, short enough that screens are true.
        staleTime: 15_000,
        refetchOnWindowFocus: false,
      },
    },
  })
  let { credentials } = session
  bindClients(queryClient, createClients(configuration, credentials))
  return {
    queryClient,
    sign(next) {
      if (next.id !== session.id) throw new Error('A cache belongs to one session.')
      if (next.credentials.accessKeyId === credentials.accessKeyId) return
      credentials = next.credentials
      bindClients(queryClient, createClients(configuration, credentials))
    },
    close: () => queryClient.clear(),
  }
}
