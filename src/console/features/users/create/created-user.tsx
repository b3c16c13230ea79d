import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { useSession } from '../../../app/session-context.tsx'
import { signInAddress } from '../../../app/sign-in-address.ts'
import { useAccountAlias } from '../../../app/use-account-alias.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { downloadCsv, toCsv } from '../../../ui/resource-table/csv.ts'
import { SecretText } from '../../../ui/secret-text.tsx'
import type { ItemProgress } from '../../../ui/use-bulk-run.ts'

export interface CreatedUserProps {
  readonly userName: string
  readonly password: string | undefined
  readonly progress: ReadonlyMap<string, ItemProgress>
  readonly running: boolean
  readonly onRetry: (names: readonly string[]) => void
  readonly onCreateAnother: () => void
}

/** What came of it, and the only time the password is shown. */
export const CreatedUser = (props: CreatedUserProps) => {
  const { userName, password, progress, running } = props
  const failed = [...progress].flatMap(([name, state]) =>
    state.status === 'failed' ? [{ name, error: state.error }] : [],
  )
  const passwordSet = password !== undefined && progress.get('Set the console password')?.status === 'done'
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf(paths.users())}>Go to users</Button>
            <Button onClick={props.onCreateAnother}>Create another user</Button>
            <Button variant="primary" href={hrefOf(paths.user(userName))}>
              View user
            </Button>
          </SpaceBetween>
        }
      >
        {userName}
      </Header>
      {running ? (
        <Alert type="info">The user exists; its permissions are being set.</Alert>
      ) : failed.length === 0 ? (
        <Alert type="success">The user “{userName}” is created.</Alert>
      ) : (
        <Alert
          type="warning"
          header={`The user “${userName}” is created, but not everything it was to have`}
          action={<Button onClick={() => props.onRetry(failed.map(({ name }) => name))}>Try again</Button>}
        >
          What failed is below; the user page can do it later too.
        </Alert>
      )}
      {passwordSet && <SignInDetails userName={userName} password={password} />}
      {progress.size > 0 && (
        <Container header={<Header variant="h2">What was done</Header>}>
          <SpaceBetween size="xs">
            {[...progress].map(([name, state]) => (
              <SpaceBetween key={name} size="xxs">
                <StatusIndicator type={indicators[state.status]}>{name}</StatusIndicator>
                {state.status === 'failed' && <ErrorNotice error={state.error} />}
              </SpaceBetween>
            ))}
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  )
}

const indicators = { running: 'loading', done: 'success', failed: 'error' } as const

const SignInDetails = ({ userName, password }: { userName: string; password: string }) => {
  const { account } = useSession()
  const alias = useAccountAlias()
  const address = signInAddress(alias ?? account.id)
  const download = (): void =>
    downloadCsv(
      `${userName}_credentials.csv`,
      toCsv(['User name', 'Password', 'Console sign-in URL'], [[userName, password, address]], {
        verbatim: true,
      }),
    )
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Hand these to the user now: the password cannot be shown again, only replaced."
          actions={
            <Button iconName="download" onClick={download}>
              Download .csv
            </Button>
          }
        >
          Console sign-in details
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Console sign-in URL', value: <CopyText text={address} label="Console sign-in URL" /> },
          { label: 'User name', value: <CopyText text={userName} label="User name" /> },
          { label: 'Console password', value: <SecretText text={password} label="Console password" /> },
        ]}
      />
    </Container>
  )
}
