import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { ServiceSummary, PolicySummary as Summary } from '../../policy/analyze/summarize.ts'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'
import { accessInWords, conditionsInWords, resourcesInWords } from './summary-words.ts'

const broken = (text: string) => <span className="gatehouse-break">{text}</span>

const columns: readonly Column<ServiceSummary>[] = [
  { id: 'service', header: 'Service', kind: 'text', value: row => row.title, always: true, width: 230 },
  { id: 'access', header: 'Access level', kind: 'text', value: accessInWords, width: 320 },
  {
    id: 'resource',
    header: 'Resource',
    kind: 'text',
    value: resourcesInWords,
    cell: row => broken(resourcesInWords(row)),
    width: 300,
  },
  {
    id: 'condition',
    header: 'Request condition',
    kind: 'text',
    value: conditionsInWords,
    cell: row => broken(conditionsInWords(row)),
    width: 240,
  },
]

const idOf = (row: ServiceSummary): string => `${row.effect} ${row.service}`

/** A table of so many rows needs no filter and no pages. */
const fewRows = 10

/** What a policy denies, and then what it allows, service by service. */
export const PolicySummary = ({ summary }: { summary: Summary }) => {
  const { denies, allows, unreadable } = summary
  return (
    <SpaceBetween size="l">
      {unreadable.length > 0 && (
        <Alert type="warning">
          {unreadable.length === 1 ? 'Statement ' : 'Statements '}
          {unreadable.map(index => index + 1).join(', ')} cannot be read and{' '}
          {unreadable.length === 1 ? 'is' : 'are'} not in this summary: an Allow that cannot be read allows
          nothing, a Deny may deny anything.
        </Alert>
      )}
      {denies.length > 0 && (
        <Services
          title="Explicit deny"
          description="Denied whatever this or another policy allows."
          rows={denies}
        />
      )}
      {allows.length > 0 && <Services title="Allow" rows={allows} />}
      {denies.length + allows.length + unreadable.length === 0 && (
        <Box color="text-body-secondary">The policy neither allows nor denies anything.</Box>
      )}
    </SpaceBetween>
  )
}

interface ServicesProps {
  readonly title: string
  readonly description?: string
  readonly rows: readonly ServiceSummary[]
}

const Services = ({ title, description, rows }: ServicesProps) => {
  const [state, setState] = useState(firstState)
  return (
    <ResourceTable
      name="policy-summary"
      title={title}
      description={description}
      noun={['service', 'services']}
      variant="embedded"
      wrapLines
      selection="none"
      pageSize={20}
      plain={rows.length <= fewRows}
      columns={columns}
      rows={rows}
      rowId={idOf}
      status="ready"
      state={state}
      onStateChange={setState}
    />
  )
}
