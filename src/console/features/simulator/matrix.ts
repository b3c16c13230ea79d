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

/** A part of a matrix that is worked out without a pause. */
export interface Piece {
  readonly action: string
  readonly resources: readonly string[]
}

const resourcesAPiece = 10

/** All of a matrix: its actions one after the other, each with all resources in their order. */
export const piecesOf = (actions: readonly string[], resources: readonly string[]): readonly Piece[] =>
  actions.flatMap(action =>
    Array.from({ length: Math.ceil(resources.length / resourcesAPiece) }, (_, index) => ({
      action,
      resources: resources.slice(index * resourcesAPiece, (index + 1) * resourcesAPiece),
    })),
  )

/** The results of a piece, in the order of its resources; none where that would be too much work. */
export const resultsOf = (
  { decide, missing, isTooMuch }: PreparedSimulation,
  { action, resources }: Piece,
): ResultRow =>
  isTooMuch(action, resources)
    ? []
    : resources.map(resource => ({
        action,
        resource,
        ...decide(action, resource),
        missing: missing(action, resource),
      }))

/** The results by action: a row each, with all its resources or not at all. */
export function rowsOf(pieces: readonly ResultRow[]): readonly ResultRow[] {
  const rows = new Map<string, Result[]>()
  for (const result of pieces.flat()) {
    const row = rows.get(result.action)
    if (row === undefined) rows.set(result.action, [result])
    else row.push(result)
  }
  const columns = Math.max(0, ...[...rows.values()].map(row => row.length))
  return [...rows.values()].filter(row => row.length === columns)
}

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
