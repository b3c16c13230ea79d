import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { PolicyFacts } from '../facts.ts'
import type { Draft, Fix } from '../finding.ts'
import { insertFix, replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { partOf, variablesIn } from '../variables.ts'

const versionFixes = new WeakMap<PolicyFacts, readonly Fix[]>()

/** The same for all variables of a policy, hence made once. */
function versionFix(policy: PolicyFacts): readonly Fix[] {
  const { version, root } = policy.parsed
  const fixes =
    versionFixes.get(policy) ??
    (version === undefined
      ? insertFix(policy, root, 'Version', '2012-10-17', 'first')
      : replaceFix(version, '2012-10-17'))
  versionFixes.set(policy, fixes)
  return fixes
}

function drafts(at: Located, policy: PolicyFacts): readonly Draft[] {
  const { version } = policy.parsed
  if (policy.variables || !at.value.includes('$' + '{')) return []
  if (version !== undefined && version.value !== '2008-10-17') return []
  return variablesIn(at.value).map(({ from, to, text }) => ({
    range: partOf(at, from, to),
    message: `In this version of the policy language ${quote(text)} is text like any other; set the Version to "2012-10-17".`,
    fixes: versionFix(policy),
  }))
}

export const rule: Rule = {
  code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
  severity: 'ERROR',
  resource: ({ at }, policy) => drafts(at, policy),
  condition: ({ values }, policy) => values.flatMap(at => drafts(at, policy)),
}
