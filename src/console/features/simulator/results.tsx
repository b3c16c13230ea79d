import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LiveRegion from '@cloudscape-design/components/live-region'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useCallback, useMemo, useState } from 'react'
import type { PreparedSimulation } from '../../app/simulation/prepare-simulation.ts'
import type { SavedCases } from '../../app/simulation/use-saved-cases.ts'
import { outcomeStatus, outcomeWords } from '../../ui/outcome.tsx'
import { useChunked } from '../../ui/use-chunked.ts'
import type { ExpandedActions } from './actions-entry.ts'
import { countOutcomes, missingIn, type ResultRow, resultsOf } from './matrix.ts'
import { MatrixTable } from './matrix-table.tsx'
import { ResultExplanation } from './result-explanation.tsx'
import { ResultList } from './result-list.tsx'
import type { SectionProps } from './simulator.tsx'

interface ResultsProps extends SectionProps {
  readonly prepared: PreparedSimulation | undefined
  readonly expanded: ExpandedActions | undefined
  /** Sound ones. */
  readonly resources: readonly string[]
  readonly saved: SavedCases
}

const nothing: readonly string[] = []

/** What comes of the simulation: every action on every resource, and why. */
export const Results = ({ input, change, prepared, expanded, resources, saved }: ResultsProps) => {
  const [view, setView] = useState('matrix')
  const actions = prepared === undefined ? undefined : (expanded?.actions ?? nothing)
  const work = useCallback(
    (action: string): ResultRow => (prepared === undefined ? [] : resultsOf(prepared, action, resources)),
    [prepared, resources],
  )
  const { results: rows, done } = useChunked(actions, work, { keep: true })
  const missing = useMemo(() => missingIn(rows), [rows])
  const { shown } = input
  const show = useCallback(
    (action: string, resource: string): void => change({ shown: { action, resource } }),
    [change],
  )
  const isShown = shown !== undefined && (actions?.includes(shown.action) ?? false)
  const add = (key: string): void => change({ context: [...input.context, { key, values: [] }] })
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="Open a result to see what each statement did."
            actions={
              <SegmentedControl
                label="View"
                options={[
                  { id: 'matrix', text: 'Matrix' },
                  { id: 'list', text: 'List' },
                ]}
                selectedId={view}
                onChange={({ detail }) => setView(detail.selectedId)}
              />
            }
          >
            Results
          </Header>
        }
      >
        <SpaceBetween size="m">
          {actions === undefined || (!done && rows.length === 0) ? (
            <StatusIndicator type="loading">Simulating</StatusIndicator>
          ) : actions.length === 0 ? (
            <Box color="text-body-secondary">Nothing is asked yet: add an action.</Box>
          ) : (
            <>
              <Counts rows={rows} />
              {missing.length > 0 && (
                <div>
                  <StatusIndicator type="warning">
                    Condition keys that the requests lack and that could change results:
                  </StatusIndicator>
                  <div className="gatehouse-actions">
                    {missing.map(key => (
                      <Button
                        key={key}
                        formAction="none"
                        iconName="add-plus"
                        disabled={input.context.some(given => given.key.toLowerCase() === key.toLowerCase())}
                        disabledReason={`Give ${key} a value among the condition keys.`}
                        ariaLabel={`Give ${key} a value`}
                        onClick={() => add(key)}
                      >
                        {key}
                      </Button>
                    ))}
                  </div>
                </div>
              )}
              {view === 'matrix' ? (
                <MatrixTable rows={rows} shown={shown} onShow={show} />
              ) : (
                <ResultList rows={rows} onShow={show} />
              )}
            </>
          )}
        </SpaceBetween>
      </Container>
      {isShown && prepared !== undefined && (
        <ResultExplanation
          input={input}
          prepared={prepared}
          shown={shown}
          saved={saved}
          onClose={() => change({ shown: undefined })}
        />
      )}
    </SpaceBetween>
  )
}

const Counts = ({ rows }: { rows: readonly ResultRow[] }) => {
  const counts = countOutcomes(rows)
  return (
    <LiveRegion>
      <SpaceBetween direction="horizontal" size="m">
        {(['allowed', 'implicitDeny', 'explicitDeny'] as const).map(outcome => (
          <StatusIndicator key={outcome} type={outcomeStatus[outcome]}>
            {outcomeWords[outcome]}: {counts[outcome]}
          </StatusIndicator>
        ))}
      </SpaceBetween>
    </LiveRegion>
  )
}
