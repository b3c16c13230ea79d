import type { Catalog, CatalogService } from '../catalog/catalog.ts'
import { undocumentedResources } from '../catalog/undocumented-resources.ts'
import { globsOverlap } from '../evaluate/globs-overlap.ts'
import { starred } from '../model/variables.ts'
import { type ArnParts, arnParts } from './arn-parts.ts'

/** A resource type of a service as its ARNs look. */
export interface ResourceShape {
  readonly name: string
  /** `arn:${Partition}:s3:::${BucketName}`. */
  readonly template: string
  readonly parts: ArnParts
  /** The last part with a star for what varies. */
  readonly pattern: string
}

const shapes = new WeakMap<CatalogService, readonly ResourceShape[]>()

const undocumented = undocumentedResources.map(([arn]) => {
  const template = arn.replaceAll(/<(\w+)>/g, '$' + '{$1}')
  return { name: '', template, service: arnParts(template)?.service }
})

/** Services whose ARNs bear the name of another. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['catalog', 'servicecatalog'],
  ['route53-recovery-control', 'route53-recovery-control-config'],
])

/** The resource types of the service that an ARN names; undefined while nothing is known of it. */
export function shapesOf(arn: ArnParts, catalog: Catalog): readonly ResourceShape[] | undefined {
  const service = catalog.service(aliases.get(arn.service) ?? arn.service)
  if (service === undefined) return undefined
  let found = shapes.get(service)
  if (found === undefined) {
    const templates = [...service.resourceTypes.values()].map(({ name, arn: template }) => ({
      name,
      template,
    }))
    found = [...templates, ...undocumented.filter(each => each.service === arn.service)].flatMap(
      ({ name, template }) => {
        const parts = arnParts(template)
        return parts === undefined ? [] : [{ name, template, parts, pattern: starred(parts.resource) }]
      },
    )
    shapes.set(service, found)
  }
  return found
}

/** Longer than the last part of most ARNs; what is longer is not compared. */
const longestResource = 512

/** The types that the last part of an ARN can be of. */
export const fittingShapes = (
  { resource }: ArnParts,
  candidates: readonly ResourceShape[],
): readonly ResourceShape[] => {
  // What begins with a wildcard fits nearly all, and would have to be compared with each at length.
  if (resource.length > longestResource || /^[*?$]/.test(resource)) return candidates
  const pattern = starred(resource)
  return candidates.filter(shape => globsOverlap(shape.pattern, pattern))
}
