import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange, isPlainField } from '../arn-fields.ts'
import type { PolicyFacts } from '../facts.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { partOf } from '../variables.ts'

/** Prefixes of ARNs and condition keys that belong to no service of that name. */
const others = new Set([
  'aws',
  'catalog',
  'cognito-identity-auth',
  'cognito-identity-unauth',
  'identitycenter',
  'route53-recovery-control',
  'saml',
])

interface Unknown {
  readonly message: string
  readonly name: string | undefined
}

function unknown(service: string, { catalog, nearest }: PolicyFacts): Unknown | undefined {
  if (catalog.entries.size === 0 || catalog.entries.has(service) || others.has(service)) return undefined
  const name = nearest(service, () => catalog.entries.keys())
  return {
    name,
    message: `There is no service ${quote(service)}${name === undefined ? '' : `; ${quote(name)} may be meant`}.`,
  }
}

export const rule: Rule = {
  code: 'INVALID_SERVICE',
  severity: 'ERROR',
  resource: (resource, policy) => {
    const service = resource.arn?.service ?? ''
    if (!isPlainField(service) || service !== service.toLowerCase()) return undefined
    const near = unknown(service, policy)
    return (
      near && {
        range: fieldRange(resource, 'service'),
        message: near.message,
        fixes: fieldFix(resource, 'service', near.name),
      }
    )
  },
  condition: ({ parsed, key }, policy) => {
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')))
    if (!isPlainField(prefix) || /[./\s]/.test(prefix)) return undefined
    const near = unknown(prefix, policy)
    return (
      near && {
        range: partOf(parsed.key, 0, prefix.length),
        message: near.message,
        fixes:
          near.name === undefined
            ? []
            : replaceFix(parsed.key, near.name + parsed.key.value.slice(prefix.length)),
      }
    )
  },
}
