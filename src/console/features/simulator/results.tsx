import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LiveRegion from '@cloudscape-design/components/live-region'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useCallback, useMemo, useState } from 'react'
import { isWildcardOnly } from '../../../policy/catalog/actions-matching.ts'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import type { PreparedSimulation } from '../../app/simulation/prepare-simulation.ts'
import type { SavedCases } from '../../app/simulation/use-saved-cases.ts'
import { outcomeStatus, outcomeWords } from '../../ui/outcome.tsx'
import { useChunked } from '../../ui/use-chunked.ts'
import type { ExpandedActions } from './actions-entry.ts'
import {
  countOutcomes,
  missingIn,
  type Piece,
  piecesOf,
  type Result,
  type ResultRow,
  resultsOf,
  rowsOf,
} from './matrix.ts'
import { MatrixTable } from './matrix-table.tsx'
import { takesResource } from './resources-entry.ts'
import { ResultExplanation } from './result-explanation.tsx'
import { ResultList } from './result-list.tsx'
import type { SectionProps } from './simulator.tsx'

interface ResultsProps extends SectionProps {
  readonly prepared: PreparedSimulation | undefined
  readonly expanded: ExpandedActions | undefined
  /** Sound ones. */
  readonly resources: readonly string[]
  readonly catalog: Catalog | undefined
  /** Prefixes of the services whose resource types are known. */
  readonly loaded: readonly string[]
  readonly saved: SavedCases
}

const nothing: readonly string[] = []

/** More keys than these at once nobody gives values; a pasted policy may have thousands. */
const mostNamed = 12

/** What comes of the simulation: every action on every resource, and why. */
export const Results = (props: ResultsProps) => {
  const { input, change, prepared, expanded, resources, catalog, loaded, saved } = props
  const [view, setView] = useState('matrix')
  const actions = prepared === undefined ? undefined : (expanded?.actions ?? nothing)
  const pieces = useMemo(() => actions && piecesOf(actions, resources), [actions, resources])
  const work = useCallback(
    (piece: Piece): ResultRow => (prepared === undefined ? [] : resultsOf(prepared, piece)),
    [prepared],
  )
  const { results, done } = useChunked(pieces, work, { keep: true })
  // While new results are on their way the old ones stand in their place, with the resources of then.
  const rows = useMemo(() => rowsOf(results), [results])
  const tooMuch = done && actions !== undefined ? actions.length - rows.length : 0
  const missing = useMemo(() => missingIn(rows), [rows])
  const { shown } = input
  // A catalogue grows in its place: what is loaded says when to look again.
  const noteOf = useMemo(
    () => (catalog === undefined || loaded.length === 0 ? () => undefined : resourceNotes(catalog)),
    [catalog, loaded],
  )
  const show = useCallback(
    (action: string, resource: string): void => change({ shown: { action, resource } }),
    [change],
  )
  const isShown =
    shown !== undefined &&
    (actions?.includes(shown.action) ?? false) &&
    prepared?.isTooMuch(shown.action, [shown.resource]) === false
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
          {actions === undefined || (!done && results.length === 0) ? (
            <StatusIndicator type="loading">Simulating</StatusIndicator>
          ) : actions.length === 0 ? (
            <Box color="text-body-secondary">Nothing is asked yet: add an action.</Box>
          ) : (
            <>
              <Counts rows={rows} />
              {tooMuch > 0 && (
                <StatusIndicator type="warning">
                  {tooMuch === 1 ? '1 action is' : `${tooMuch} actions are`} not simulated: comparing such
                  long policies with such long resources would keep this page from answering. Give shorter
                  ones or fewer.
                </StatusIndicator>
              )}
              {missing.length > 0 && (
                <div>
                  <StatusIndicator type="warning">
                    Condition keys that the requests lack and that could change results:
                  </StatusIndicator>
                  <div className="gatehouse-actions">
                    {missing.slice(0, mostNamed).map(key => (
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
                    {missing.length > mostNamed && <Box>and {missing.length - mostNamed} more</Box>}
                  </div>
                </div>
              )}
              {view === 'matrix' ? (
                <MatrixTable rows={rows} shown={shown} noteOf={noteOf} onShow={show} />
              ) : (
                <ResultList rows={rows} onShow={show} />
              )}
            </>
          )}
        </SpaceBetween>
      </Container>
      {isShown && (
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

/** Policies decide about any action on any resource; services have fewer. */
const resourceNotes =
  (catalog: Catalog) =>
  ({ action, resource }: Result): string | undefined => {
    if (resource === '*') return undefined
    if (isWildcardOnly(catalog, action)) return 'takes no resource: decided for *'
    return takesResource(catalog, action, resource) === false ? 'takes no such resource' : undefined
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
