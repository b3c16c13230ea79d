import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { RequestContext } from '../../policy/evaluate/request.ts'
import { type Simulation, simulationCost } from '../../policy/evaluate/simulate.ts'

/** Characters of policies times characters compared with them; about half a second of work. */
const mostComparisons = 500_000_000

/** Results, statements and keys that the answer to one request names. */
const mostTold = 20_000

/** What one request may cost: nobody can hold the service up with it, and a page that is done up ends early. */
export function createWorkMeter() {
  let comparisons = 0
  let told = 0
  return {
    /** Whether there is work enough left to simulate an action on all the resources; takes it when there is. */
    spendOn(set: PolicySet, action: string, resources: readonly string[], context: RequestContext): boolean {
      comparisons += simulationCost(set, action, resources, context)
      return comparisons <= mostComparisons
    },
    /** Whether the answer may still hold what a simulation tells. */
    tell({ matched, missing }: Simulation): boolean {
      told += 1 + matched.length + missing.length
      return told <= mostTold
    },
  }
}
