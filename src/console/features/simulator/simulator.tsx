import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import '../../app/simulation/simulation.css'
import { CasesPanel } from '../../app/simulation/cases-panel.tsx'
import { prepareSimulation } from '../../app/simulation/prepare-simulation.ts'
import { runCase } from '../../app/simulation/run-case.ts'
import { rememberingCompiler } from '../../app/simulation/simulated-world.ts'
import { nothingGiven, type SimulationInput } from '../../app/simulation/simulation-input.ts'
import { useSavedCases } from '../../app/simulation/use-saved-cases.ts'
import { useSimulatedWorld } from '../../app/simulation/use-simulated-world.ts'
import { usedPolicies } from '../../app/simulation/used-policies.ts'
import { expandActions } from './actions-entry.ts'
import { BesideSection } from './beside-section.tsx'
import { ContextSection } from './context-section.tsx'
import { PoliciesSection } from './policies-section.tsx'
import { RequestsSection } from './requests-section.tsx'
import { resourceProblem } from './resources-entry.ts'
import { Results } from './results.tsx'
import { useLoadedServices } from './use-loaded-services.ts'

export interface SectionProps {
  readonly input: SimulationInput
  readonly change: (part: Partial<SimulationInput>) => void
}

/** Everything that is said about a simulation, and what comes of it. */
export const Simulator = ({ input, change }: SectionProps) => {
  const saved = useSavedCases()
  const arns = useMemo(
    () => [
      ...new Set([
        ...input.policies,
        ...saved.cases.flatMap(each => (each.watched ? each.input.policies : [])),
      ]),
    ],
    [input.policies, saved.cases],
  )
  const state = useSimulatedWorld(true, arns)
  const { world } = state
  const { data: catalog } = useQuery(policyCatalogQuery())
  const compile = useMemo(rememberingCompiler, [])
  const asked = useAsked(input)
  const prepared = useMemo(() => world && prepareSimulation(world, asked, compile), [world, asked, compile])
  const expanded = useMemo(() => catalog && expandActions(catalog, input.actions), [catalog, input.actions])
  const resources = useMemo(() => {
    // Each once: an address may name one twice.
    const sound = [...new Set(input.resources)].filter(resource => resourceProblem(resource) === undefined)
    return sound.length === 0 && input.resources.length === 0 ? ['*'] : sound
  }, [input.resources])
  const loaded = useLoadedServices(catalog, expanded?.actions)
  const runs = useMemo(() => {
    if (world === undefined) return new Map()
    const watched = saved.cases.filter(each => each.watched)
    return new Map(watched.map(each => [each.id, runCase(each, asked.replaced, world, compile)]))
  }, [world, saved.cases, asked.replaced, compile])
  const policies = prepared?.policies ?? usedPolicies(emptyWorld, input)
  const texts = useMemo(
    () => [
      ...(prepared?.policies ?? []).filter(({ on }) => on).map(({ text }) => text),
      ...asked.controls,
      ...(asked.resourcePolicy === undefined ? [] : [asked.resourcePolicy]),
    ],
    [prepared, asked.controls, asked.resourcePolicy],
  )
  return (
    <SpaceBetween size="l">
      {state.catalogError && <ErrorNotice error={state.catalogError} onRetry={state.retry} />}
      <div className="gatehouse-simulator">
        <SpaceBetween size="l">
          <PoliciesSection input={input} change={change} state={state} policies={policies} />
          <RequestsSection
            input={input}
            change={change}
            catalog={catalog}
            expanded={expanded}
            loaded={loaded}
          />
        </SpaceBetween>
        <Results
          input={input}
          change={change}
          prepared={prepared}
          expanded={expanded}
          resources={resources}
          catalog={catalog}
          loaded={loaded}
          saved={saved}
        />
        <SpaceBetween size="l">
          <ContextSection
            input={input}
            change={change}
            catalog={catalog}
            loaded={loaded}
            texts={texts}
            known={prepared?.known}
          />
          <BesideSection input={input} change={change} />
          <CasesPanel
            description="Requests with what must come of them, saved in this browser and decided again with the texts of this simulation."
            saved={saved}
            cases={saved.cases}
            runOf={each => runs.get(each.id)}
            loading={world === undefined}
            emptyText="None yet: open a result and save it as a case."
          />
        </SpaceBetween>
      </div>
    </SpaceBetween>
  )
}

const emptyWorld = {
  accountId: '',
  entities: undefined,
  documents: new Map<string, string>(),
  isWildcardOnly: () => false,
  now: new Date(0),
}

/** The input without what is merely looked at, the same as long as nothing else changes. */
function useAsked(input: SimulationInput): SimulationInput {
  const { actions, resources } = nothingGiven
  const asked: SimulationInput = { ...input, actions, resources, shown: undefined }
  const [kept, keep] = useState(asked)
  if (hasSame(kept, asked) && hasSame(asked, kept)) return kept
  keep(asked)
  return asked
}

/** Whether all that one object has is in another one too. */
function hasSame(one: object, other: object): boolean {
  const others = new Map<string, unknown>(Object.entries(other))
  return Object.entries(one).every(([name, value]) => others.get(name) === value)
}
