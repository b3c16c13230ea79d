import { knownProviders } from '../catalog/known-providers.ts'

/** An identity provider as a Federated principal names it. */
export interface IdentityProvider {
  readonly kind: 'saml' | 'oidc'
  /** What its condition keys begin with: `token.actions.githubusercontent.com`; `saml` for SAML providers. */
  readonly keyPrefix: string
}

const wellKnown = new Set(knownProviders.map(([name]) => name))

const providerArn = /^arn:[^:*?]+:iam::[0-9]{12}:(saml|oidc)-provider\/([^*?\s]+)$/

/** The provider that a Federated principal names; undefined when it is of no known form. */
export function identityProvider(principal: string): IdentityProvider | undefined {
  if (wellKnown.has(principal)) return { kind: 'oidc', keyPrefix: principal }
  const match = providerArn.exec(principal)
  if (match === null) return undefined
  const [, kind, name = ''] = match
  return kind === 'saml'
    ? { kind: 'saml', keyPrefix: 'saml' }
    : { kind: 'oidc', keyPrefix: name.toLowerCase() }
}

export const githubProvider = 'token.actions.githubusercontent.com'
