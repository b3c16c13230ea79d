import I18nProvider from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { RouterProvider } from 'react-router'
import '@cloudscape-design/global-styles/index.css'
import type { Session } from '../api/role-session.ts'
import { currentSession } from '../api/session.ts'
import { SignInAgainDialog } from '../features/sign-in/sign-in-again-dialog.tsx'
import { NotificationsProvider } from './notifications.tsx'
import { closeConsole, consoleOf } from './open-console.ts'
import { SessionContext } from './session-context.tsx'

/**
 * The console of whoever is signed in, anew for each person and role; the entry shows it only while there is a session.
 * The dialog of signing in again comes with it: when it is needed, there may be nothing left that could be fetched.
 */
export default function ConsoleApp() {
  const session = currentSession()
  if (session === undefined) return null
  return (
    <>
      <OpenedConsole key={session.id} session={session} />
      <SignInAgainDialog />
    </>
  )
}

const OpenedConsole = ({ session }: { session: Session }) => {
  const { queryClient, router, greeting } = consoleOf(session)
  const { id } = session
  useEffect(
    () => () => {
      // React also cleans up and starts again to try an effect out.
      if (currentSession()?.id !== id) closeConsole(id)
    },
    [id],
  )
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale="en" messages={[messages]}>
          <NotificationsProvider first={greeting}>
            <RouterProvider router={router} />
          </NotificationsProvider>
        </I18nProvider>
      </QueryClientProvider>
    </SessionContext>
  )
}
