import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { askSignInAgain } from './sign-in-again.ts'
import { leftWords } from './time-left.ts'

/** From so many minutes on it is urgent. */
const urgentMinutes = 2

interface SignInBannerProps {
  /** Whole minutes that the person's own sign-in lasts yet. */
  readonly left: number
  /** The person acts under a role, which goes on by itself. */
  readonly underRole: boolean
}

/** Warns before a sign-in ends, and offers to sign in again over the page as it is. */
export const SignInBanner = ({ left, underRole }: SignInBannerProps) => {
  const over = underRole && left === 0
  return (
    <section aria-label="Sign-in" className="gatehouse-sign-in-banner">
      {/* What is announced changes at ten minutes and at two; the minutes beside it go by in silence. */}
      <div role="alert">
        <StatusIndicator type="warning">{wordsOf(left, over, underRole)}</StatusIndicator>
      </div>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        {!over && (
          <Box variant="span" color="text-status-warning">
            {leftWords(left)}
          </Box>
        )}
        <Button onClick={() => askSignInAgain(true)}>Sign in again</Button>
      </SpaceBetween>
    </section>
  )
}

const wordsOf = (left: number, over: boolean, underRole: boolean): string => {
  if (over)
    return 'Your own sign-in has ended. The role goes on, but cannot be renewed before you sign in again.'
  const what = underRole ? 'Your own sign-in' : 'Your session'
  return left < urgentMinutes
    ? `${what} ends within two minutes. Sign in again now to stay: the page keeps what you have typed.`
    : `${what} ends soon. Sign in again to stay: the page keeps what you have typed.`
}
