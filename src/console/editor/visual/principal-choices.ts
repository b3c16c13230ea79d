import { knownProviders } from '../../../policy/catalog/known-providers.ts'
import { servicePrincipals } from '../../../policy/catalog/service-principals.ts'
import type { PrincipalKind } from '../../../policy/edit/cards.ts'
import type { AccountNames } from '../../../policy/language/language.ts'

/** A principal that can be chosen instead of typed. */
export interface PrincipalOffer {
  /** What would be typed. */
  readonly value: string
  readonly label?: string
  readonly description?: string
}

/** What a person names as a principal. */
export interface PrincipalChoice {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly kind: PrincipalKind
  readonly placeholder: string
  /** Those that are known; others can be typed. */
  readonly offers: (account: AccountNames) => readonly PrincipalOffer[]
  /** The text that stands in the policy for what was typed. */
  readonly write: (typed: string) => string
  /** What is wrong with what was typed. */
  readonly problem: (typed: string) => string | undefined
}

const asTyped = (typed: string): string => typed

export const principalChoices: readonly PrincipalChoice[] = [
  {
    id: 'account',
    title: 'AWS account',
    description: 'Whoever an account lets act: its own policies decide who that is.',
    kind: 'AWS',
    placeholder: '111122223333',
    offers: ({ accountId }) => [{ value: accountId, description: 'This account' }],
    write: typed => `arn:aws:iam::${typed}:root`,
    problem: typed =>
      /^\d{12}$/.test(typed) ? undefined : `“${typed}” is no account; write its twelve digits.`,
  },
  {
    id: 'identity',
    title: 'IAM user, role or session',
    description: 'One user or role of this account, chosen by its name, or any by its ARN.',
    kind: 'AWS',
    placeholder: 'A name, or arn:aws:iam::111122223333:role/Deployer',
    offers: ({ principals }) =>
      principals.map(value => ({
        value,
        label: value.slice(value.lastIndexOf('/') + 1),
        description: `${principalWords('AWS', value)} · ${value}`,
      })),
    write: asTyped,
    problem: typed =>
      typed === '*' ||
      /^arn:[^:]+:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)\/.+)$/.test(typed)
        ? undefined
        : `“${typed}” is no ARN of a user or role; write one such as arn:aws:iam::111122223333:role/Deployer.`,
  },
  {
    id: 'service',
    title: 'AWS service',
    description: 'A service that acts for you, such as a function or an instance.',
    kind: 'Service',
    placeholder: 'lambda.amazonaws.com',
    offers: () => servicePrincipals.map(value => ({ value })),
    write: asTyped,
    problem: typed =>
      /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|aws\.internal|amazon\.com)$/.test(typed)
        ? undefined
        : `“${typed}” is no service; write its name such as lambda.amazonaws.com.`,
  },
  {
    id: 'federated',
    title: 'Identity provider',
    description: 'People who sign in with a SAML or OpenID Connect provider.',
    kind: 'Federated',
    placeholder: 'arn:aws:iam::111122223333:oidc-provider/accounts.example.com',
    offers: () => knownProviders.map(([value, description]) => ({ value, description })),
    write: asTyped,
    problem: typed =>
      /^arn:[^:]+:iam::\d{12}:(?:saml-provider|oidc-provider)\/.+$/.test(typed) ||
      /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(typed)
        ? undefined
        : `“${typed}” is no identity provider; write its ARN, or a name such as cognito-identity.amazonaws.com.`,
  },
  {
    id: 'canonical',
    title: 'Canonical user (Amazon S3)',
    description: 'An account as older policies of S3 buckets name it.',
    kind: 'CanonicalUser',
    placeholder: '64 hexadecimal digits',
    offers: () => [],
    write: asTyped,
    problem: typed =>
      /^[0-9a-f]{64}$/i.test(typed)
        ? undefined
        : `“${typed}” is no canonical user; it has 64 hexadecimal digits.`,
  },
]

/** What a principal of a policy is, in a word or two. */
export function principalWords(kind: PrincipalKind, value: string): string {
  if (kind === 'Service') return 'AWS service'
  if (kind === 'Federated') return 'Identity provider'
  if (kind === 'CanonicalUser') return 'Canonical user'
  if (value === '*') return 'Everyone'
  if (/^\d{12}$/.test(value) || /^arn:[^:]*:iam::\d{12}:root$/.test(value)) return 'AWS account'
  if (/^A(?:RO|ID)A[A-Z0-9]+$/.test(value)) return 'Deleted user or role'
  const type = /^arn:[^:]*:(?:iam|sts)::[^:]*:([^/]+)\//.exec(value)?.[1]
  const names: Readonly<Record<string, string>> = {
    user: 'IAM user',
    role: 'IAM role',
    'assumed-role': 'Session of a role',
    'federated-user': 'Federated user',
  }
  return names[type ?? ''] ?? 'Principal'
}
