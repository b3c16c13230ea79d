import type { Catalog } from '../../../policy/catalog/catalog.ts'
import { globsOverlap } from '../../../policy/evaluate/globs-overlap.ts'
import { starred } from '../../../policy/model/variables.ts'
import { arnParts } from '../../../policy/validate/arn-parts.ts'
import { simulationLimits } from '../../app/simulation/simulation-input.ts'
import type { ReadEntry } from '../../ui/tokens-field.tsx'

/** Why a text is no resource that a request can be about. */
export function resourceProblem(text: string): string | undefined {
  if (text === '*') return undefined
  if (text.length > simulationLimits.word)
    return `A resource has at most ${simulationLimits.word} characters; this has ${text.length}.`
  const open = /\$\{[^}]*\}?/.exec(text)?.[0]
  if (open !== undefined) return `Put the name of a resource in the place of “${open}”.`
  const parts = arnParts(text)
  if (parts === undefined || parts.service === '' || parts.partition === '')
    return `“${text}” is no ARN: it has six parts, as in arn:aws:s3:::my-bucket/report.txt.`
  if (parts.resource === '') return `“${text}” names no resource behind the last colon.`
  if (!/^(\d{12}|[a-z*-]*)$/.test(parts.account))
    return `“${parts.account}” in “${text}” is no account: it has twelve digits.`
  return undefined
}

/** Reads one ARN or several, with commas, blanks or lines between them. */
export function readResources(typed: string): ReadEntry {
  const tokens = typed.split(/[\s,]+/).filter(text => text !== '')
  const problem = tokens.map(resourceProblem).find(text => text !== undefined)
  return problem === undefined ? { tokens } : { problem }
}

export interface ResourceTemplate {
  /** With `${…}` for what is to be filled in. */
  readonly value: string
  /** The resource type and the service's prefix. */
  readonly description: string
}

/**
 * What the resources of actions look like, as far as their services are loaded: partition and account are filled in,
 * and the region, which is a guess like any other.
 */
export function resourceTemplates(
  catalog: Catalog,
  actions: readonly string[],
  accountId: string,
): readonly ResourceTemplate[] {
  const found = new Map<string, ResourceTemplate>()
  for (const action of actions) {
    const [prefix = '', name = ''] = action.toLowerCase().split(':', 2)
    const service = catalog.service(prefix)
    for (const { name: type } of service?.actions.get(name)?.resourceTypes ?? []) {
      const arn = service?.resourceTypes.get(type.toLowerCase())?.arn
      if (arn === undefined) continue
      const value = filledIn(arn, accountId)
      found.set(value, { value, description: `${prefix} ${type}` })
    }
  }
  return [...found.values()].sort((a, b) => a.description.localeCompare(b.description))
}

/** Whether an action can be about such a resource; undefined where it is not known, or the action knows none. */
export function takesResource(catalog: Catalog, action: string, resource: string): boolean | undefined {
  const [prefix = '', name = ''] = action.toLowerCase().split(':', 2)
  const service = catalog.service(prefix)
  const asked = arnParts(resource)
  const types = service?.actions.get(name)?.resourceTypes ?? []
  if (service === undefined || asked === undefined || types.length === 0) return undefined
  return types.some(type => {
    const parts = arnParts(service.resourceTypes.get(type.name.toLowerCase())?.arn ?? '')
    return (
      parts === undefined ||
      (parts.service === asked.service && globsOverlap(starred(parts.resource), starred(asked.resource)))
    )
  })
}

const filledIn = (arn: string, accountId: string): string =>
  arn
    .replaceAll(/\$\{Partition\}/g, 'aws')
    .replaceAll(/\$\{Account\}/g, accountId)
    .replaceAll(/\$\{Region\}/g, 'us-east-1')
