import { quote } from '../../model/json-node.ts'
import { identityProvider } from '../identity-providers.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
  severity: 'ERROR',
  types: ['trust'],
  principal: ({ at, kind }) =>
    kind?.value !== 'Federated' ||
    at.value === '*' ||
    identityProvider(at.value) !== undefined ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(at.value)
      ? undefined
      : {
          range: at,
          message: `${quote(at.value)} is neither the domain of an identity provider nor the ARN of a SAML or OpenID Connect provider; correct it.`,
        },
}
