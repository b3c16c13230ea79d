import Box from '@cloudscape-design/components/box'
import type { Filter } from './filter.ts'
import { type AskedColumn, filterProblems } from './filter-problem.ts'

interface FilterAlertProps {
  readonly filter: Filter
  readonly columns: readonly AskedColumn[]
}

/** Says below a filter which of its conditions do not do what their words seem to say; nothing where all do. */
export const FilterAlert = ({ filter, columns }: FilterAlertProps) => {
  const problems = filterProblems(filter, columns)
  if (problems.length === 0) return null
  return (
    <div role="alert">
      <Box color="text-status-error" fontSize="body-s" padding={{ top: 'xxs' }}>
        {problems.join(' ')}
      </Box>
    </div>
  )
}
