import type { Outcome, PolicyType } from '../../../policy/evaluate/explanation.ts'
import type { PreparedSimulation } from '../../app/simulation/prepare-simulation.ts'

/** What one action on one resource comes to. */
export interface Result {
  readonly action: string
  readonly resource: string
  readonly outcome: Outcome
  readonly decidedBy: PolicyType
  /** A statement that nobody can read had a part in it. */
  readonly unreadable: boolean
  /** Condition keys that the request lacks and that could change it. */
  readonly missing: readonly string[]
}

export type ResultRow = readonly Result[]

/** The results of one action, in the order of the resources; all of the work that a matrix is made of. */
export const resultsOf = (
  { decide, missing }: PreparedSimulation,
  action: string,
  resources: readonly string[],
): ResultRow =>
  resources.map(resource => ({
    action,
    resource,
    ...decide(action, resource),
    missing: missing(action, resource),
  }))

export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** How many results there are of each kind. */
export function countOutcomes(rows: readonly ResultRow[]): OutcomeCounts {
  const counts = { allowed: 0, implicitDeny: 0, explicitDeny: 0 }
  for (const { outcome } of rows.flat()) counts[outcome]++
  return counts
}

/** The keys that any of the requests lacks, those that matter to the most of them first. */
export function missingIn(rows: readonly ResultRow[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { missing } of rows.flat())
    for (const key of missing) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([key]) => key)
}
