import type { Catalog } from '../catalog/catalog.ts'
import { parsePolicy } from '../model/parse.ts'
import {
  type ActionFacts,
  type ConditionFacts,
  type PolicyFacts,
  type PrincipalFacts,
  policyFacts,
  type ResourceFacts,
  type StatementFacts,
} from './facts.ts'
import type { Draft, Finding, Severity } from './finding.ts'
import { rules } from './registry.ts'
import { type PolicyType, pageOf, type Rule } from './rule.ts'

export interface ValidateOptions {
  readonly type: PolicyType
  /** For resource-based policies the prefix of the service whose resource it belongs to: `s3`, `kms`. */
  readonly service?: string | undefined
  /** With the details of the services that the policy names loaded; what is not loaded is not judged. */
  readonly catalog: Catalog
  /** Codes of rules that are switched off, and severities that differ from the rules' own. */
  readonly settings?: ReadonlyMap<string, Severity | 'off'> | undefined
}

/**
 * All that can be said about a policy's text, in the order of the text. Never throws, and takes time in
 * proportion to the text. Source of the checks: IAM Access Analyzer policy check reference; ours besides.
 */
export function validatePolicy(text: string, options: ValidateOptions): readonly Finding[] {
  const { type, service, catalog, settings } = options
  const policy = policyFacts(parsePolicy(text), { type, service, catalog })
  const findings: Finding[] = []
  const run = <Subject>(checks: readonly Check<Subject>[], subject: Subject) => {
    for (const { rule, check } of checks) {
      const drafts = check(subject, policy)
      if (drafts === undefined) continue
      if ('range' in drafts) report(rule, drafts)
      else for (const draft of drafts) report(rule, draft)
    }
  }
  const report = (rule: Rule, { range: { offset, length }, message, fixes = [] }: Draft) => {
    const severity = settings?.get(rule.code) ?? rule.severity
    if (severity === 'off') return
    findings.push({ code: rule.code, severity, message, page: pageOf(rule), fixes, offset, length })
  }
  const checks = checksOf(type)
  for (const statement of policy.statements) {
    run(checks.statement, statement)
    for (const each of statement.actions) run(checks.action, each)
    for (const each of statement.resources) run(checks.resource, each)
    for (const each of statement.conditions) run(checks.condition, each)
    for (const each of statement.principals) run(checks.principal, each)
  }
  run(checks.policy, policy)
  return findings.sort((a, b) => a.offset - b.offset || a.length - b.length)
}

interface Check<Subject> {
  readonly rule: Rule
  readonly check: (subject: Subject, policy: PolicyFacts) => readonly Draft[] | Draft | undefined
}

/** The checks that a policy type needs, by what they look at. */
interface Checks {
  readonly policy: readonly Check<PolicyFacts>[]
  readonly statement: readonly Check<StatementFacts>[]
  readonly action: readonly Check<ActionFacts>[]
  readonly resource: readonly Check<ResourceFacts>[]
  readonly condition: readonly Check<ConditionFacts>[]
  readonly principal: readonly Check<PrincipalFacts>[]
}

const remembered = new Map<PolicyType, Checks>()

function checksOf(type: PolicyType): Checks {
  let checks = remembered.get(type)
  if (checks === undefined) {
    const used = rules.filter(rule => rule.types?.includes(type) ?? true)
    checks = {
      policy: used.flatMap(rule => checkOf(rule, rule.policy)),
      statement: used.flatMap(rule => checkOf(rule, rule.statement)),
      action: used.flatMap(rule => checkOf(rule, rule.action)),
      resource: used.flatMap(rule => checkOf(rule, rule.resource)),
      condition: used.flatMap(rule => checkOf(rule, rule.condition)),
      principal: used.flatMap(rule => checkOf(rule, rule.principal)),
    }
    remembered.set(type, checks)
  }
  return checks
}

const checkOf = <Subject>(
  rule: Rule,
  check: Check<Subject>['check'] | undefined,
): readonly Check<Subject>[] => (check === undefined ? [] : [{ rule, check }])
