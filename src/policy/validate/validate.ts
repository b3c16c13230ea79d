import type { Catalog } from '../catalog/catalog.ts'
import { parsePolicy } from '../model/parse.ts'
import { type FactsInput, type PolicyFacts, policyFacts } from './facts.ts'
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
  const input: FactsInput = { type: options.type, service: options.service, catalog: options.catalog }
  const policy = policyFacts(parsePolicy(text), input)
  const findings: Finding[] = []
  for (const rule of rules) {
    const severity = options.settings?.get(rule.code) ?? rule.severity
    if (severity === 'off' || (rule.types !== undefined && !rule.types.includes(options.type))) continue
    const page = pageOf(rule)
    runRule(rule, policy, ({ range, message, fixes = [] }) => {
      const { offset, length } = range
      findings.push({ code: rule.code, severity, message, page, fixes, offset, length })
    })
  }
  return findings.sort((a, b) => a.offset - b.offset || a.length - b.length)
}

function runRule(rule: Rule, policy: PolicyFacts, report: (draft: Draft) => void): void {
  const take = (drafts: readonly Draft[] | Draft | undefined) => {
    if (drafts === undefined) return
    if ('range' in drafts) report(drafts)
    else for (const draft of drafts) report(draft)
  }
  for (const statement of policy.statements) {
    if (rule.statement) take(rule.statement(statement, policy))
    if (rule.action) for (const each of statement.actions) take(rule.action(each, policy))
    if (rule.resource) for (const each of statement.resources) take(rule.resource(each, policy))
    if (rule.condition) for (const each of statement.conditions) take(rule.condition(each, policy))
    if (rule.principal) for (const each of statement.principals) take(rule.principal(each, policy))
  }
  if (rule.policy) take(rule.policy(policy))
}
