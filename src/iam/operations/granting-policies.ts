import type { PolicyGrantingServiceAccess } from '@aws-sdk/client-iam'
import { nameOfArn } from '../../lib/arn.ts'
import { allowedActions, allowsService } from '../../policy/analyze/allowed-actions.ts'
import type { CompiledPolicy } from '../../policy/evaluate/compile.ts'
import { invalidInput } from '../errors.ts'
import { memoryOperation } from '../operation.ts'
import { requireServices } from './last-accessed-reports.ts'
import { onArn, requireSubject } from './last-accessed-subject.ts'
import { pageOfArray } from './paging.ts'

/** A managed policy is one wherever it hangs; an inline policy is told apart by what it hangs on. */
function toApiPolicy({ source }: CompiledPolicy): PolicyGrantingServiceAccess {
  if (source.kind === 'managed')
    return { PolicyName: nameOfArn(source.id), PolicyType: 'MANAGED', PolicyArn: source.id }
  return {
    PolicyName: source.id,
    PolicyType: 'INLINE',
    ...(source.origin && {
      EntityType: entityTypes[source.origin.type],
      EntityName: source.origin.name,
    }),
  }
}

const entityTypes = { user: 'USER', group: 'GROUP', role: 'ROLE', account: undefined } as const

const placeOf = ({ PolicyArn, PolicyName, EntityType, EntityName }: PolicyGrantingServiceAccess): string =>
  [PolicyName, PolicyArn, EntityType, EntityName].join('\n')

/**
 * Each policy is looked at by itself, as it is now. The services come in the order of their prefixes, each once; their
 * policies by name. Source: IAM API reference, "ListPoliciesGrantingServiceAccess".
 */
export const listPoliciesGrantingServiceAccess = memoryOperation('ListPoliciesGrantingServiceAccess', {
  authorize: call => onArn(call, call.input.Arn),
  run: async call => {
    const { input, ports } = call
    const { type, policies } = requireSubject(call, input.Arn)
    if (type === 'policy') throw invalidInput(`ARN ${input.Arn} is not valid.`)
    const { entries } = await ports.catalog()
    const asked = [...new Set(input.ServiceNamespaces)].sort()
    requireServices(entries, asked)
    const each = policies.map(policy => ({ policy, allowed: allowedActions([policy]) }))
    const { items, ...paging } = pageOfArray(asked, prefix => prefix, { Marker: input.Marker })
    return {
      PoliciesGrantingServiceAccess: items.map(prefix => {
        const entry = entries.get(prefix)
        const granting = each.filter(({ allowed }) => entry !== undefined && allowsService(allowed, entry))
        const listed = granting.map(({ policy }) => toApiPolicy(policy))
        const once = new Map(listed.map(policy => [placeOf(policy), policy]))
        return {
          ServiceNamespace: prefix,
          Policies: [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, policy]) => policy),
        }
      }),
      ...paging,
    }
  },
})
