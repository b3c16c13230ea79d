import { quote } from '../../model/json-node.ts'
import { starred } from '../../model/variables.ts'
import { fieldFix, fieldRange } from '../arn-fields.ts'
import type { ArnParts } from '../arn-parts.ts'
import { type ResourceShape, shapesOf } from '../resource-types.ts'
import type { Rule } from '../rule.ts'

/** Types whose ARNs begin with the same word. */
const closest = (arn: ArnParts, shapes: readonly ResourceShape[]): readonly ResourceShape[] => {
  const [word = ''] = arn.resource.split(/[:/]/)
  return word === '' ? [] : shapes.filter(({ parts }) => parts.resource.startsWith(word)).slice(0, 3)
}

export const rule: Rule = {
  code: 'INVALID_ARN_RESOURCE',
  severity: 'ERROR',
  resource: (resource, { catalog }) => {
    const { arn, at } = resource
    if (arn === undefined || resource.shapes?.length !== 0) return undefined
    const shapes = shapesOf(arn, catalog) ?? []
    if (shapes.length === 0) return undefined
    return {
      range: arn.resource === '' ? at : fieldRange(resource, 'resource'),
      message: `${quote(arn.service)} has no resource like ${quote(arn.resource)}; its ARNs look like ${quote(shapes[0]?.template ?? '')}.`,
      fixes: closest(arn, shapes).flatMap(({ parts }) =>
        fieldFix(resource, 'resource', starred(parts.resource)),
      ),
    }
  },
}
