import { partitions } from '../../catalog/regions.ts'
import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_PARTITION',
  severity: 'ERROR',
  resource: (resource, policy) => {
    const partition = resource.arn?.partition ?? ''
    if (/[*?$]/.test(partition) || partitions.has(partition) || resource.arn === undefined) return undefined
    const near = policy.nearest(partition, () => partitions.keys()) ?? 'aws'
    return {
      range: fieldRange(resource, 'partition'),
      message: `There is no partition ${quote(partition)}; the partitions are ${[...partitions.keys()].join(', ')}.`,
      fixes: fieldFix(resource, 'partition', near),
    }
  },
}
