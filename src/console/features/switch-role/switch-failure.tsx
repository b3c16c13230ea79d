import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { failureOf } from '../../api/failure.ts'
import { ownSession } from '../../api/role-session.ts'
import { ownSignIn } from '../../api/session.ts'
import { configuration } from '../../app/configuration.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { openCache, type SessionCache } from '../../app/session-cache.ts'
import { useSession } from '../../app/session-context.tsx'

/** Why the switch failed. */
export const SwitchFailure = ({ error }: { error: unknown }) => (
  <div ref={bringIntoView}>
    <SpaceBetween size="xs">
      <AsOneself>
        <ErrorNotice error={error} />
      </AsOneself>
      {failureOf(error).kind === 'refused' && (
        <Box color="text-body-secondary">
          Check the account and the name of the role: where there is no such role, the service answers the
          same. The role's trust policy must let you in, and your own policies must allow sts:AssumeRole on
          it.
        </Box>
      )}
    </SpaceBetween>
  </div>
)

const bringIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })

/** Asks as the person, who was refused, also while they are under a role: the role need not be told why. */
const AsOneself = ({ children }: { children: ReactNode }) => {
  const { role } = useSession()
  const [cache] = useState<SessionCache | undefined>(() => {
    const own = role && ownSignIn()
    return own && openCache(configuration(), ownSession(own), () => {})
  })
  useEffect(() => () => cache?.close(), [cache])
  return cache === undefined ? (
    children
  ) : (
    <QueryClientProvider client={cache.queryClient}>{children}</QueryClientProvider>
  )
}
