import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { QueryClient } from '@tanstack/react-query'
import { accountDetailsQuery } from '../../api/queries/account-details.ts'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { longestAddress } from '../../app/simulation/simulation-address.ts'
import { nothingGiven } from '../../app/simulation/simulation-input.ts'
import { Simulator } from './simulator.tsx'
import { type SimulationState, useSimulation } from './use-simulation.ts'

/** Only started: pasted policies can be simulated without the account. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(accountDetailsQuery())
  void queryClient.prefetchQuery(policyCatalogQuery())
}

const tooLongText = (length: number): string =>
  `With the texts of its policies the link would have ${length.toLocaleString('en')} characters, and ${longestAddress.toLocaleString('en')} at most arrive everywhere; the address keeps what was before.`

export const Component = () => {
  const simulation = useSimulation()
  const { input, change, problem, tooLong } = simulation
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="What policies allow and deny, worked out in this browser: nothing is called, changed or sent anywhere."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ShareButton simulation={simulation} />
            <Button onClick={() => change({ ...cleared, ...nothingGiven })}>Clear</Button>
          </SpaceBetween>
        }
      >
        Policy simulator
      </Header>
      {problem !== undefined && (
        <Alert type="error" header="The address of this simulation cannot be read">
          {problem}
        </Alert>
      )}
      {tooLong !== undefined && <Alert type="warning">{tooLongText(tooLong)}</Alert>}
      {input === undefined ? (
        <StatusIndicator type="loading">Reading the address</StatusIndicator>
      ) : (
        <Simulator input={input} change={change} />
      )}
    </SpaceBetween>
  )
}

/** What `nothingGiven` leaves out, since it may be missing. */
const cleared = {
  principal: undefined,
  boundary: undefined,
  resourcePolicy: undefined,
  owner: undefined,
  shown: undefined,
}

const ShareButton = ({ simulation: { link, tooLong } }: { simulation: SimulationState }) =>
  link === undefined ? (
    <Button
      disabled
      disabledReason={tooLong === undefined ? 'The link is being written.' : tooLongText(tooLong)}
      iconName="copy"
    >
      Copy link
    </Button>
  ) : (
    <CopyToClipboard
      copyButtonText="Copy link"
      textToCopy={link}
      copySuccessText="Link copied"
      copyErrorText="The link could not be copied; copy the address of this page."
    />
  )
