import { useMemo } from 'react'
import { parseIamArn } from '../../../lib/arn.ts'
import { ErrorNotice } from '../error-notice.tsx'
import { CasesPanel } from './cases-panel.tsx'
import { type CaseRun, runCase } from './run-case.ts'
import { casesAbout, casesOfRole, type SavedCase } from './saved-case.ts'
import { rememberingCompiler } from './simulated-world.ts'
import { useSavedCases } from './use-saved-cases.ts'
import { useSimulatedWorld } from './use-simulated-world.ts'

export interface PolicyCasesProps {
  /**
   * The ARN of a managed policy, or `inlineKey` of another; or the ARN of a role, whose trust policy it then is.
   */
  readonly policy: string
  /** What the policy says now: the cases are decided as if it were saved. */
  readonly text: string
  /** Only what comes of them, and nothing where there are none: for dialogs. */
  readonly brief?: boolean
}

/** The saved cases of a policy, each decided again with every change of its text. Reads nothing while there are none. */
export const PolicyCases = ({ policy, text, brief = false }: PolicyCasesProps) => {
  const saved = useSavedCases()
  const trust = parseIamArn(policy)?.type === 'role'
  const cases = useMemo(
    () => (trust ? casesOfRole : casesAbout)(saved.cases, policy),
    [saved.cases, policy, trust],
  )
  const watched = useMemo(() => cases.filter(each => each.watched), [cases])
  // The text of this policy is given; others that cases name are read.
  const arns = useMemo(
    () => [...new Set(watched.flatMap(({ input }) => input.policies))].filter(arn => arn !== policy),
    [watched, policy],
  )
  const { world, accountError, catalogError, documentErrors, retry } = useSimulatedWorld(
    watched.some(needsAccount),
    arns,
  )
  // One of them is enough to say that something is missing, and to try again.
  const failure = accountError ?? catalogError ?? documentErrors[0]?.error
  const compile = useMemo(rememberingCompiler, [])
  const runs = useMemo((): ReadonlyMap<string, CaseRun> => {
    if (world === undefined) return new Map()
    const texts = trust ? [] : [{ key: policy, text }]
    const asked = (each: SavedCase): SavedCase =>
      trust ? { ...each, input: { ...each.input, resourcePolicy: text } } : each
    return new Map(watched.map(each => [each.id, runCase(asked(each), texts, world, compile)]))
  }, [watched, policy, trust, text, world, compile])
  if (brief && cases.length === 0) return null
  return (
    <>
      {failure && <ErrorNotice error={failure} onRetry={retry} />}
      <CasesPanel
        description="Requests with what must come of them, saved in this browser. Those that are checked are decided again whenever the text changes."
        saved={saved}
        cases={cases}
        runOf={each => runs.get(each.id)}
        brief={brief}
        loading={world === undefined && !failure}
        emptyText="None yet: simulate the policy and save a result as a case."
      />
    </>
  )
}

/** Whose policies count is read from the account, and so is who may assume a role. */
const needsAccount = ({ input }: SavedCase): boolean =>
  input.principal !== undefined || input.actions.some(action => /^sts:/i.test(action))
