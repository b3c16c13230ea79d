import { globsOverlap } from '../../evaluate/globs-overlap.ts'
import { quote } from '../../model/json-node.ts'
import { arnParts } from '../arn-parts.ts'
import type { ResourceFacts } from '../facts.ts'
import { starred } from '../resource-types.ts'
import type { Rule } from '../rule.ts'

/** A statement with more of them is not looked at: each action would be compared with each. */
const mostResources = 50
const longestResource = 1024

function fits({ at, arn }: ResourceFacts, template: string): boolean {
  if (at.value.length > longestResource) return true
  const parts = arnParts(template)
  if (arn === undefined || parts === undefined) return globsOverlap(starred(at.value), starred(template))
  if (!/[*?]/.test(arn.service) && arn.service !== parts.service) return false
  // A name that stands alone, as a bucket's does, has no slash in it.
  if (/^\$\{\w+\}$/.test(parts.resource) && arn.resource.includes('/')) return false
  return globsOverlap(starred(arn.resource), starred(parts.resource))
}

export const rule: Rule = {
  code: 'RESOURCE_MISMATCH',
  severity: 'WARNING',
  page: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  action: ({ at, action, service, statement, negated }, { type }) => {
    const { resources, parsed } = statement
    if (
      action === undefined ||
      service === undefined ||
      negated ||
      parsed.resource === undefined ||
      type === 'trust'
    )
      return undefined
    if (
      resources.length === 0 ||
      resources.length > mostResources ||
      resources.some(({ at: each }) => each.value === '*')
    )
      return undefined
    const templates = action.resourceTypes.flatMap(
      ({ name }) => service.resourceTypes.get(name.toLowerCase())?.arn ?? [],
    )
    if (resources.some(resource => templates.some(template => fits(resource, template)))) return undefined
    // What the catalogue does not know of a service's ARNs it cannot judge.
    if (
      resources.some(({ arn, shapes: resourceShapes }) => arn !== undefined && resourceShapes === undefined)
    )
      return undefined
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
