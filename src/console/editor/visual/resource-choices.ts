import { actionsMatching } from '../../../policy/catalog/actions-matching.ts'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'
import { readArn } from './arn-builder.ts'

/** A resource type that a statement's actions can be about. */
export interface ResourceChoice {
  /** `s3:object`. */
  readonly id: string
  readonly service: string
  readonly name: string
  readonly template: string
  /** How many of the chosen actions take it. */
  readonly actions: number
}

const mostActions = 2000

const serviceOfArn = (arn: string): string => arn.split(':', 3)[2] ?? ''

/**
 * The resource types of the services of some actions and ARNs, those that the actions take first and the plain before
 * the special. Services whose details are
 * not loaded are missing.
 */
export function resourceChoices(
  catalog: Catalog,
  actions: readonly string[],
  arns: readonly string[] = [],
): readonly ResourceChoice[] {
  const counts = new Map<string, number>()
  const services = [...new Set([...actions.map(serviceOf), ...arns.map(serviceOfArn)])].filter(
    service => service !== '*',
  )
  for (const text of actions) {
    if (serviceOf(text) === '*') continue
    for (const action of actionsMatching(catalog, text).slice(0, mostActions)) {
      const [prefix = '', name = ''] = action.split(':')
      for (const type of catalog.service(prefix)?.actions.get(name.toLowerCase())?.resourceTypes ?? []) {
        const id = `${prefix}:${type.name}`
        counts.set(id, (counts.get(id) ?? 0) + 1)
      }
    }
  }
  return services
    .flatMap(service =>
      [...(catalog.service(service)?.resourceTypes.values() ?? [])].map(({ name, arn }) => {
        const id = `${service}:${name}`
        return { id, service, name, template: arn, actions: counts.get(id) ?? 0 }
      }),
    )
    .sort((a, b) => b.actions - a.actions || a.template.length - b.template.length)
}

/** The first type whose ARNs look as a text does, the most specific one before others. */
export function choiceOf(choices: readonly ResourceChoice[], arn: string): ResourceChoice | undefined {
  return choices
    .filter(({ template }) => readArn(template, arn) !== undefined)
    .reduce<ResourceChoice | undefined>(
      (best, choice) => (best === undefined || fixedLength(choice) > fixedLength(best) ? choice : best),
      undefined,
    )
}

const fixedLength = ({ template }: ResourceChoice): number => template.replaceAll(/\$\{[^}]*\}/g, '').length
