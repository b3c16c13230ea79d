import { failureOf } from '../../../api/failure.ts'
import type { DraftField, RoleDraft, TrustKind } from './role-draft.ts'

/** What the service did not accept, at the field that a person has to change. */
export interface ServiceProblem {
  readonly field: DraftField
  readonly message: string
}

const trustFields: Readonly<Record<TrustKind, DraftField>> = {
  service: 'useCase',
  account: 'account',
  'web-identity': 'provider',
  saml: 'provider',
  custom: 'customTrust',
}

/** Fields by the names that AWS's sentences of validation give to the members of CreateRole. */
const members: Readonly<Record<string, DraftField>> = {
  roleName: 'roleName',
  path: 'path',
  description: 'description',
  permissionsBoundary: 'boundary',
  tags: 'tags',
}

/** Which field a refused CreateRole is about; undefined when it is about none of them. */
export function serviceProblem(error: unknown, draft: RoleDraft): ServiceProblem | undefined {
  const { code, message } = failureOf(error)
  const field = fieldOf(code, message, draft)
  return field && { field, message }
}

function fieldOf(code: string | undefined, message: string, draft: RoleDraft): DraftField | undefined {
  const trust = trustFields[draft.trustKind]
  switch (code) {
    case 'MalformedPolicyDocument':
      return trust
    case 'EntityAlreadyExists':
      return 'roleName'
    case 'LimitExceeded':
      return message.includes('ACLSizePerRole') ? trust : /tag/i.test(message) ? 'tags' : undefined
    case 'NoSuchEntity':
      return draft.boundaryArn === undefined ? undefined : 'boundary'
    case 'InvalidInput':
      return /tag/i.test(message) ? 'tags' : draft.boundaryArn === undefined ? undefined : 'boundary'
    case 'ValidationError': {
      const [, member] = /at '(\w+)/.exec(message) ?? []
      if (member === 'assumeRolePolicyDocument') return trust
      return member === undefined ? (/path/i.test(message) ? 'path' : undefined) : members[member]
    }
    default:
      return undefined
  }
}
