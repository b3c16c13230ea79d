import type { ReactNode } from 'react'
import type { Filter } from './filter.ts'
import { type AskedColumn, filterProblems } from './filter-problem.ts'

interface FilterAlertProps {
  readonly filter: Filter
  readonly columns: readonly AskedColumn[]
  /** Handed in, since what this module imported of the first screen's would become a file of its own there. */
  readonly render: (text: string) => ReactNode
}

/** Says below a filter which of its conditions do not do what their words seem to say; nothing where all do. */
export const FilterAlert = ({ filter, columns, render }: FilterAlertProps) => {
  const problems = filterProblems(filter, columns)
  return problems.length === 0 ? null : <div role="alert">{render(problems.join(' '))}</div>
}
