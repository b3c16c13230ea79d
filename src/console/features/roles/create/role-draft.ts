import { pathProblem } from '../../../ui/path-problem.ts'
import type { EditedTag } from '../../../ui/tags-field.tsx'
import { findUseCase } from './service-use-cases.ts'

export const trustKinds = ['service', 'account', 'web-identity', 'saml', 'custom'] as const
export type TrustKind = (typeof trustKinds)[number]

/** A role as the wizard knows it before it exists. */
export interface RoleDraft {
  readonly trustKind: TrustKind
  /** The id of a use case; empty while none is chosen. */
  readonly useCase: string
  readonly whichAccount: 'own' | 'other'
  readonly otherAccountId: string
  readonly requireExternalId: boolean
  readonly externalId: string
  readonly requireMfa: boolean
  /** The ARN of an identity provider; empty while none is chosen. */
  readonly provider: string
  readonly audience: string
  /** The trust policy as it is written by hand. */
  readonly customTrust: string
  readonly policyArns: ReadonlySet<string>
  /** Those of them that the use case suggests and the person has not chosen by hand. */
  readonly suggestedArns: ReadonlySet<string>
  readonly boundaryArn?: string | undefined
  readonly roleName: string
  readonly path: string
  readonly description: string
  readonly maxSessionHours: number
  readonly tags: readonly EditedTag[]
  readonly tagsValid: boolean
}

export type DraftChange = (change: Partial<RoleDraft>) => void

export const emptyDraft: RoleDraft = {
  trustKind: 'service',
  useCase: '',
  whichAccount: 'own',
  otherAccountId: '',
  requireExternalId: false,
  externalId: '',
  requireMfa: false,
  provider: '',
  audience: '',
  customTrust: '',
  policyArns: new Set(),
  suggestedArns: new Set(),
  roleName: '',
  path: '/',
  description: '',
  maxSessionHours: 1,
  tags: [],
  tagsValid: true,
}

/**
 * The draft with another kind of trusted entity or another use case: what was only suggested for the one before goes,
 * and what is suggested for this one comes.
 */
export const changeTrust = (
  draft: RoleDraft,
  changed: Partial<Pick<RoleDraft, 'trustKind' | 'useCase'>>,
): Partial<RoleDraft> => {
  const { trustKind, useCase } = { ...draft, ...changed }
  const byHand = [...draft.policyArns].filter(arn => !draft.suggestedArns.has(arn))
  const suggestions = trustKind === 'service' ? (findUseCase(useCase)?.policyArns ?? []) : []
  const suggested = suggestions.filter(arn => !byHand.includes(arn))
  return { ...changed, policyArns: new Set([...byHand, ...suggested]), suggestedArns: new Set(suggested) }
}

/** The draft with the policies that a person has chosen; a suggestion that they took away and add again is theirs. */
export const choosePolicies = (draft: RoleDraft, policyArns: ReadonlySet<string>): Partial<RoleDraft> => ({
  policyArns,
  suggestedArns: new Set([...draft.suggestedArns].filter(arn => policyArns.has(arn))),
})

/** Whether anything has been entered that would be lost. */
export const isTouched = (draft: RoleDraft): boolean =>
  draft.useCase !== '' ||
  draft.otherAccountId !== '' ||
  draft.externalId !== '' ||
  draft.provider !== '' ||
  draft.customTrust !== '' ||
  draft.policyArns.size > 0 ||
  draft.boundaryArn !== undefined ||
  draft.roleName !== '' ||
  draft.description !== '' ||
  draft.tags.length > 0

/** What can be wrong, by the field that a person has to change. */
export interface DraftProblems {
  readonly useCase?: string | undefined
  readonly account?: string | undefined
  readonly externalId?: string | undefined
  readonly provider?: string | undefined
  readonly audience?: string | undefined
  readonly customTrust?: string | undefined
  readonly boundary?: string | undefined
  readonly roleName?: string | undefined
  readonly path?: string | undefined
  readonly description?: string | undefined
  readonly tags?: string | undefined
}

export type DraftField = keyof DraftProblems

const found = (problems: DraftProblems): DraftProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined))

const externalIdProblem = ({ requireExternalId, externalId }: RoleDraft): string | undefined => {
  if (!requireExternalId) return undefined
  if (externalId === '') return 'Enter the external ID that the other side will send, or require none.'
  return /^[\w+=,.@:/-]{2,1224}$/.test(externalId)
    ? undefined
    : 'An external ID has 2 to 1224 letters, digits and the characters + = , . @ : / - _ .'
}

const accountProblem = ({ whichAccount, otherAccountId }: RoleDraft): string | undefined =>
  whichAccount === 'own' || /^\d{12}$/.test(otherAccountId)
    ? undefined
    : otherAccountId === ''
      ? 'Enter the account ID, twelve digits.'
      : `“${otherAccountId}” is not an account ID: that has twelve digits.`

const providerProblem = ({ provider }: RoleDraft): string | undefined =>
  provider === '' ? 'Choose a provider, or write the trust policy yourself.' : undefined

/** What keeps the choice of trusted entities from being a trust policy. */
export const trustProblems = (draft: RoleDraft): DraftProblems => {
  switch (draft.trustKind) {
    case 'service':
      return draft.useCase === '' ? { useCase: 'Choose what the role is for.' } : {}
    case 'account':
      return found({ account: accountProblem(draft), externalId: externalIdProblem(draft) })
    case 'web-identity':
      return found({
        provider: providerProblem(draft),
        audience: draft.audience === '' ? 'Enter the audience that tokens must be made for.' : undefined,
      })
    case 'saml':
      return found({ provider: providerProblem(draft) })
    case 'custom':
      return draft.customTrust.trim() === '' ? { customTrust: 'Write the trust policy.' } : {}
  }
}

const nameProblem = (name: string): string | undefined => {
  if (name === '') return 'Enter a role name.'
  if (name.length > 64) return `A role name has 64 characters at most; this one has ${name.length}.`
  return /^[\w+=,.@-]+$/.test(name)
    ? undefined
    : 'Use only letters, digits and the characters + = , . @ - _ .'
}

/** The rules of the API reference for CreateRole that a form can check by itself. */
export const detailsProblems = (draft: RoleDraft): DraftProblems =>
  found({
    roleName: nameProblem(draft.roleName),
    path: pathProblem(draft.path),
    description:
      draft.description.length > 1000
        ? `A description has 1000 characters at most; this one has ${draft.description.length}.`
        : undefined,
    tags: draft.tagsValid ? undefined : 'Correct the tags that are marked.',
  })
