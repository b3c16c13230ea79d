import { knownProviders } from '../catalog/known-providers.ts'
import { servicePrincipals } from '../catalog/service-principals.ts'
import { partitionOf, principalsLike } from './account-names.ts'
import { continued, inAccount } from './arn-template.ts'
import { principalOffer } from './complete-resources.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'

/** Types of principals. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
export const principalTypes: ReadonlyMap<string, string> = new Map([
  ['AWS', 'Accounts, users, roles and sessions, by their ARNs or account ids.'],
  ['Service', 'AWS services, by names such as "lambda.amazonaws.com".'],
  ['Federated', 'Identity providers: SAML, OpenID Connect, and those that AWS knows.'],
  ['CanonicalUser', 'An account by its canonical user id, for buckets of Amazon S3.'],
])

const typesFor = ({ type, service }: LanguageContext): readonly string[] => {
  if (type === 'rcp') return ['AWS']
  const canonical = type === 'resource' && (service === undefined || service === 's3')
  return [...principalTypes.keys()].filter(each => each !== 'CanonicalUser' || canonical)
}

/** The types that do not stand there yet. */
export function principalTypeOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const element = place.statement?.elements.find(({ name }) => name === place.path[1])?.value
  const present = new Set(
    (element?.kind === 'object' ? element.members : [])
      .filter(({ nameRange }) => nameRange.offset !== place.cursor.range.offset)
      .map(({ name }) => name),
  )
  return typesFor(context)
    .filter(type => !present.has(type))
    .map((label, rank) => ({
      label,
      kind: 'principal',
      documentation: principalTypes.get(label),
      value: '"$1"',
      rank,
      again: true,
    }))
}

/** The whole of Principal. */
export function principalsOffers(place: Place, context: LanguageContext): readonly Offer[] {
  if (context.type === 'rcp') return [everybody]
  const types = typesFor(context).map(
    (label, rank): Offer => ({
      label,
      kind: 'principal',
      documentation: principalTypes.get(label),
      whole: `{\n\t"${label}": "$1"\n}`,
      rank,
      again: true,
    }),
  )
  return context.type === 'trust' || place.path[1] === 'NotPrincipal' ? types : [...types, everybody]
}

/** Principals of the type that is written before. */
export function principalOffers(place: Place, context: LanguageContext): readonly Offer[] {
  switch (place.path[2]) {
    case 'AWS':
      return awsOffers(place, context)
    case 'Service':
      return servicePrincipals.map(label => ({ label, kind: 'principal', rank: 0 }))
    case 'Federated':
      return templateOffers(federatedTemplates, place, context.account)
    default:
      return []
  }
}

/** A principal as it begins, and what it is. */
type Template = readonly [template: string, detail: string]

const awsTemplates: readonly Template[] = [
  ['arn:<Partition>:iam::<AccountId>:root', 'another account'],
  ['arn:<Partition>:iam::<AccountId>:role/<RoleName>', 'a role of another account'],
  ['arn:<Partition>:iam::<AccountId>:user/<UserName>', 'a user of another account'],
  ['arn:<Partition>:sts::<Account>:assumed-role/<RoleName>/<SessionName>', 'a session of a role'],
]

const federatedTemplates: readonly Template[] = [
  ['arn:<Partition>:iam::<Account>:saml-provider/<ProviderName>', 'a SAML provider'],
  ['arn:<Partition>:iam::<Account>:oidc-provider/<ProviderUrl>', 'an OpenID Connect provider'],
  ['arn:<Partition>:iam::<Account>:oidc-provider/token.actions.githubusercontent.com', 'GitHub Actions'],
  ...knownProviders,
]

const everybody: Offer = {
  label: '*',
  kind: 'principal',
  detail: 'everybody, the anonymous included',
  rank: 30,
}

function awsOffers(place: Place, { account, type }: LanguageContext): readonly Offer[] {
  if (type === 'rcp') return [everybody]
  const own: readonly Offer[] =
    account === undefined
      ? []
      : [
          {
            label: `arn:${partitionOf(account)}:iam::${account.accountId}:root`,
            kind: 'principal',
            detail: 'this account, as far as its own policies allow',
            rank: 0,
          },
        ]
  return [
    ...own,
    ...principalsLike(account, place.typed).map(arn => principalOffer(arn, 1)),
    ...templateOffers(awsTemplates, place, account),
    ...(place.path[1] === 'NotPrincipal' ? [] : [everybody]),
  ]
}

/** Those that what is typed is a beginning of, in their order. */
const templateOffers = (
  templates: readonly Template[],
  { typed }: Place,
  account: LanguageContext['account'],
): readonly Offer[] =>
  templates.flatMap(([template, detail], index) => {
    const offer = continued(inAccount(template, account), typed)
    return offer === undefined ? [] : [{ ...offer, kind: 'principal' as const, detail, rank: 10 + index }]
  })
