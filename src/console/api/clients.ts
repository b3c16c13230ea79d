import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import type { QueryClient } from '@tanstack/react-query'
import type { SessionCredentials } from '../../lib/sign-in-messages.ts'
import type { Configuration } from '../app/configuration.ts'
import { failureOf } from './failure.ts'

export interface Clients {
  readonly iam: IAMClient
  readonly sts: STSClient
}

/** IAM is global: the SDK wants a region to sign with, and this is the one AWS uses for it. */
const signingRegion = 'us-east-1'

/**
 * SDK clients that sign with one session's credentials. `onEnded` is called when the service accepts these no longer,
 * before the call itself fails: later nobody could tell with which credentials it was signed.
 */
export const createClients = (
  { iam, sts }: Configuration,
  { accessKeyId, secretAccessKey, sessionToken }: SessionCredentials,
  onEnded: () => void = () => {},
): Clients => {
  const common = {
    region: signingRegion,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    // A person is waiting: two retries after throttling or a lost connection, then the failure is theirs to see.
    maxAttempts: 3,
  }
  const clients = {
    iam: new IAMClient({ ...common, endpoint: iam }),
    sts: new STSClient({ ...common, endpoint: sts }),
  }
  const watched =
    <Args, Answer>(next: (args: Args) => Promise<Answer>) =>
    async (args: Args): Promise<Answer> => {
      try {
        return await next(args)
      } catch (error) {
        if (failureOf(error).kind === 'ended') onEnded()
        throw error
      }
    }
  clients.iam.middlewareStack.add(watched, { step: 'initialize' })
  clients.sts.middlewareStack.add(watched, { step: 'initialize' })
  return clients
}

const clientsByCache = new WeakMap<QueryClient, Clients>()

/** Says which clients the queries and changes of this query client go through. */
export const bindClients = (queryClient: QueryClient, clients: Clients): void => {
  clientsByCache.set(queryClient, clients)
}

/** The clients bound to this query client. Throws when there are none, which only a mistake in the code can bring. */
export const clientsOf = (queryClient: QueryClient): Clients => {
  const clients = clientsByCache.get(queryClient)
  if (clients === undefined) throw new Error('No SDK clients are bound to this query client.')
  return clients
}
