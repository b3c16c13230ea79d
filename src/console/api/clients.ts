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

/** Whose credentials calls are signed with, while these may be renewed. */
export interface Signer {
  /** Those of now. */
  credentials(): SessionCredentials
  /**
   * Called when the service accepts credentials no longer, before the call itself fails. Where the session can go on,
   * resolves when it does: the call is then made again. Undefined: the call fails.
   */
  ended(accessKeyId: string): Promise<void> | undefined
}

/** SDK clients that sign as one session. */
export const createClients = ({ iam, sts }: Configuration, { credentials, ended }: Signer): Clients => {
  const common = {
    region: signingRegion,
    credentials: async () => {
      const { accessKeyId, secretAccessKey, sessionToken } = credentials()
      // The SDK keeps what it believes to last: with a date that is over, it asks before every call.
      return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(0) }
    },
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
      for (;;) {
        const { accessKeyId } = credentials()
        try {
          return await next(args)
        } catch (error) {
          const goesOn = failureOf(error).kind === 'ended' ? ended(accessKeyId) : undefined
          if (goesOn === undefined) throw error
          await goesOn
        }
      }
    }
  clients.iam.middlewareStack.add(watched, { step: 'initialize' })
  clients.sts.middlewareStack.add(watched, { step: 'initialize' })
  return clients
}

/** Credentials that are not renewed: what they no longer do fails. */
export const onlyThese = (credentials: SessionCredentials): Signer => ({
  credentials: () => credentials,
  ended: () => undefined,
})

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
