import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FileInput from '@cloudscape-design/components/file-input'
import Header from '@cloudscape-design/components/header'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { nameOfArn } from '../../../lib/arn.ts'
import { download } from '../../ui/download.ts'
import { outcomeWords } from '../../ui/outcome.tsx'
import './simulation.css'
import { paths } from '../paths.ts'
import { type CaseRun, requestOfCase } from './run-case.ts'
import {
  longestCaseFile,
  readCaseFile,
  type SavedCase,
  withCases,
  withoutCase,
  withWatched,
  writeCaseFile,
} from './saved-case.ts'
import { writeSimulationAddress } from './simulation-address.ts'
import { UnreadableInput } from './strict-reading.ts'
import type { SavedCases } from './use-saved-cases.ts'

interface CasesPanelProps {
  readonly description: string
  readonly saved: SavedCases
  /** Those of them that are shown. */
  readonly cases: readonly SavedCase[]
  /** Undefined while what a case needs is being read, and for a case that is not run. */
  readonly runOf: (each: SavedCase) => CaseRun | undefined
  readonly loading: boolean
  readonly emptyText: string
  /** Only what comes of them: they are opened, deleted, exported and imported elsewhere. */
  readonly brief?: boolean
}

/** Saved cases with what comes of each now, to watch, open, delete, export and import. */
export const CasesPanel = (props: CasesPanelProps) => {
  const { description, saved, cases, runOf, loading, emptyText, brief = false } = props
  const [problem, setProblem] = useState<string>()
  const runs = cases.flatMap(each => runOf(each) ?? [])
  const passed = runs.filter(({ state }) => state === 'passed').length
  const importFile = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) setProblem(await importCases(file, saved))
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${cases.length})`}
          description={description}
          actions={
            !brief && (
              <SpaceBetween direction="horizontal" size="xs">
                <FileInput
                  accept=".json,application/json"
                  value={[]}
                  onChange={({ detail }) => void importFile(detail.value[0])}
                  ariaLabel="Import cases: choose a file"
                >
                  Import
                </FileInput>
                <Button
                  formAction="none"
                  iconName="download"
                  disabled={cases.length === 0}
                  disabledReason="There is no case to export."
                  onClick={() =>
                    download(
                      `simulation-cases-${saved.accountId}.json`,
                      [writeCaseFile(saved.accountId, cases)],
                      'application/json',
                    )
                  }
                >
                  Export
                </Button>
              </SpaceBetween>
            )
          }
        >
          Saved cases
        </Header>
      }
    >
      <SpaceBetween size="s">
        {problem !== undefined && (
          <div role="alert">
            <StatusIndicator type="error">{problem}</StatusIndicator>
          </div>
        )}
        {cases.length === 0 && <Box color="text-body-secondary">{emptyText}</Box>}
        {loading && cases.length > 0 && <StatusIndicator type="loading">Reading policies</StatusIndicator>}
        {runs.length > 0 && (
          <LiveRegion>
            <StatusIndicator type={passed === runs.length ? 'success' : 'error'}>
              {passed} of {runs.length} {runs.length === 1 ? 'case comes' : 'cases come'} out as expected
            </StatusIndicator>
          </LiveRegion>
        )}
        <ul className="gatehouse-plain-list" aria-label="Saved cases">
          {cases.map(each => (
            <li key={each.id}>
              <Case
                saved={each}
                run={runOf(each)}
                brief={brief}
                onWatch={watched => setProblem(saved.change(all => withWatched(all, each.id, watched)))}
                onDelete={() => setProblem(saved.change(all => withoutCase(all, each.id)))}
              />
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </Container>
  )
}

/** Gives a sentence where the file is not taken. */
async function importCases(file: File, { accountId, change }: SavedCases): Promise<string | undefined> {
  // A wrong file may be a film: it is not read.
  if (file.size > longestCaseFile) return `The file “${file.name}” is too long to hold cases.`
  try {
    const cases = readCaseFile(await file.text(), accountId)
    return change(all => withCases(all, cases))
  } catch (error) {
    return error instanceof UnreadableInput
      ? `“${file.name}” is not imported. ${error.message}`
      : `The file “${file.name}” cannot be read; choose it again.`
  }
}

interface CaseProps {
  readonly saved: SavedCase
  readonly run: CaseRun | undefined
  readonly brief: boolean
  readonly onWatch: (watched: boolean) => void
  readonly onDelete: () => void
}

const Case = ({ saved, run, brief, onWatch, onDelete }: CaseProps) => {
  const navigate = useNavigate()
  const { action, resource } = requestOfCase(saved)
  const { principal } = saved.input
  const open = async (): Promise<void> => {
    await navigate(
      `${paths.simulator()}?${await writeSimulationAddress({ ...saved.input, shown: { action, resource } })}`,
    )
  }
  return (
    <div className="gatehouse-case">
      <Checkbox
        checked={saved.watched}
        onChange={({ detail }) => onWatch(detail.checked)}
        description={
          <span className="gatehouse-break">
            {action} on {resource}
            {principal !== undefined && `, for ${nameOfArn(principal)}`}; expected:{' '}
            {outcomeWords[saved.expected]}
          </span>
        }
      >
        {saved.name}
      </Checkbox>
      <CaseResult run={run} />
      {!brief && (
        <div className="gatehouse-actions">
          <Button
            variant="inline-link"
            formAction="none"
            ariaLabel={`Simulate the case ${saved.name}`}
            onClick={() => void open()}
          >
            Simulate
          </Button>
          <Button
            variant="inline-link"
            formAction="none"
            ariaLabel={`Delete the case ${saved.name}`}
            onClick={onDelete}
          >
            Delete
          </Button>
        </div>
      )}
    </div>
  )
}

const CaseResult = ({ run }: { run: CaseRun | undefined }) => {
  if (run === undefined) return <StatusIndicator type="pending">Not checked</StatusIndicator>
  if (run.state === 'impossible') return <StatusIndicator type="warning">{run.why}</StatusIndicator>
  return run.state === 'passed' ? (
    <StatusIndicator type="success">As expected</StatusIndicator>
  ) : (
    <StatusIndicator type="error">{outcomeWords[run.came]}</StatusIndicator>
  )
}
