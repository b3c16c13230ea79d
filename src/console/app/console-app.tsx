import I18nProvider from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createHashRouter, RouterProvider } from 'react-router'
import '@cloudscape-design/global-styles/index.css'
import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { bindClients, createClients } from '../api/clients.ts'
import { failureOf } from '../api/failure.ts'
import { clearSession, currentSession } from '../api/session.ts'
import { configuration } from './configuration.ts'
import { NotificationsProvider } from './notifications.tsx'
import { adoptPath } from './paths.ts'
import { createRoutes } from './routes.tsx'
import { SessionContext } from './session-context.tsx'

const open = (session: SignedIn) => {
  const endSession = (error: unknown): void => {
    if (failureOf(error).kind === 'ended') clearSession('expired')
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
  bindClients(queryClient, createClients(configuration(), session.credentials))
  adoptPath()
  return { queryClient, router: createHashRouter(createRoutes(queryClient)) }
}

/** One console a session, however often React asks for it. */
const consoles = new WeakMap<SignedIn, ReturnType<typeof open>>()

const consoleOf = (session: SignedIn): ReturnType<typeof open> => {
  const opened = consoles.get(session) ?? open(session)
  consoles.set(session, opened)
  return opened
}

/** The console of whoever is signed in; the entry shows it only while there is a session. */
export default function ConsoleApp() {
  const session = currentSession()
  if (session === undefined) return null
  const { queryClient, router } = consoleOf(session)
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale="en" messages={[messages]}>
          <NotificationsProvider>
            <RouterProvider router={router} />
          </NotificationsProvider>
        </I18nProvider>
      </QueryClientProvider>
    </SessionContext>
  )
}
