import type {
  ActionFacts,
  ConditionFacts,
  PolicyFacts,
  PrincipalFacts,
  ResourceFacts,
  StatementFacts,
} from './facts.ts'
import type { Draft, Severity } from './finding.ts'

/** What a policy is for; decides what may stand in it. */
export type PolicyType = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp' | 'boundary' | 'session'

type Check<Subject> = (subject: Subject, policy: PolicyFacts) => readonly Draft[] | Draft | undefined

/**
 * One check. It looks at the parts it names, each visited once in the order of the text; `policy` comes last.
 * A check must take time in proportion to its part: what concerns other parts is counted or indexed in `facts.ts`.
 */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** The policy types that it applies to; all unless said. */
  readonly types?: readonly PolicyType[]
  /** The page that explains it, where it is no check of IAM Access Analyzer with an address made of its code. */
  readonly page?: string
  readonly policy?: (policy: PolicyFacts) => readonly Draft[] | Draft | undefined
  readonly statement?: Check<StatementFacts>
  /** Every text of Action and NotAction. */
  readonly action?: Check<ActionFacts>
  /** Every text of Resource and NotResource. */
  readonly resource?: Check<ResourceFacts>
  /** Every condition key under an operator. */
  readonly condition?: Check<ConditionFacts>
  /** Every text of Principal and NotPrincipal. */
  readonly principal?: Check<PrincipalFacts>
}

const checksPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks'

const words: Readonly<Record<Severity, string>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security-warning',
  WARNING: 'general-warning',
  SUGGESTION: 'suggestion',
}

/** Where a rule is documented. */
export const pageOf = (rule: Rule): string =>
  rule.page ?? `${checksPage}-${words[rule.severity]}-${rule.code.toLowerCase().replaceAll('_', '-')}`
