import { globsOverlap } from '../../evaluate/globs-overlap.ts'
import { quote } from '../../model/json-node.ts'
import { starred } from '../../model/variables.ts'
import { arnParts } from '../arn-parts.ts'
import type { ResourceFacts, StatementFacts } from '../facts.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

/** A statement with more of them is not looked at: each resource type would be compared with each. */
const mostResources = 30
const longestResource = 300

/** Which templates some resource of the statement fits, as far as they have been asked for. */
const fitted = perStatement(() => new Map<string, boolean>())

function fitsAny(statement: StatementFacts, template: string): boolean {
  const known = fitted(statement)
  let answer = known.get(template)
  if (answer === undefined) {
    answer = statement.resources.some(resource => fits(resource, template))
    known.set(template, answer)
  }
  return answer
}

function fits({ at, arn }: ResourceFacts, template: string): boolean {
  if (at.value.length > longestResource) return true
  const parts = arnParts(template)
  if (arn === undefined || parts === undefined) return globsOverlap(starred(at.value), starred(template))
  if (!/[*?]/.test(arn.service) && arn.service !== parts.service) return false
  // A name that stands alone, as a bucket's does, has no slash in it.
  if (/^\$\{\w+\}$/.test(parts.resource) && arn.resource.includes('/')) return false
  return globsOverlap(starred(arn.resource), starred(parts.resource))
}

/** Whether enough is known of the statement's resources to judge them. */
const canJudge = perStatement(
  ({ resources, parsed }) =>
    parsed.resource !== undefined &&
    resources.length > 0 &&
    resources.length <= mostResources &&
    !resources.some(({ at }) => at.value === '*') &&
    // What is no ARN of a known resource is the business of other checks.
    resources.every(({ shapes }) => shapes !== undefined && shapes.length > 0),
)

export const rule: Rule = {
  code: 'RESOURCE_MISMATCH',
  severity: 'WARNING',
  page: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  action: ({ at, action, prefix, service, statement, negated }, policy) => {
    if (action === undefined || service === undefined || negated || policy.type === 'trust') return undefined
    if (policy.service !== undefined && policy.service !== prefix) return undefined
    if (!canJudge(statement)) return undefined
    const templates = action.resourceTypes.flatMap(
      ({ name }) => service.resourceTypes.get(name.toLowerCase())?.arn ?? [],
    )
    if (templates.some(template => fitsAny(statement, template))) return undefined
    const wanted =
      templates.length === 0
        ? 'takes no resource, so only "*" matches it'
        : `takes resources like ${quote(templates[0] ?? '')}`
    return {
      range: at,
      message: `${quote(at.value)} ${wanted}; none of the listed resources does, so the statement does nothing for it.`,
    }
  },
}
