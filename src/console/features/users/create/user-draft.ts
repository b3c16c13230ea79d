import { pathProblem } from '../../../ui/path-problem.ts'
import type { EditedTag } from '../../../ui/tags-field.tsx'

/** A user as the wizard knows it before it exists. */
export interface UserDraft {
  readonly userName: string
  readonly path: string
  readonly consoleAccess: boolean
  readonly passwordKind: 'generated' | 'own'
  readonly generatedPassword: string
  readonly ownPassword: string
  readonly mustChange: boolean
  readonly permissionsFrom: 'groups' | 'copy' | 'policies'
  readonly groups: ReadonlySet<string>
  readonly copyFrom?: string | undefined
  readonly policyArns: ReadonlySet<string>
  readonly boundaryArn?: string | undefined
  readonly tags: readonly EditedTag[]
  readonly tagsValid: boolean
}

export type DraftChange = (change: Partial<UserDraft>) => void

export const emptyDraft = (generatedPassword: string): UserDraft => ({
  userName: '',
  path: '/',
  consoleAccess: false,
  passwordKind: 'generated',
  generatedPassword,
  ownPassword: '',
  mustChange: true,
  permissionsFrom: 'groups',
  groups: new Set(),
  policyArns: new Set(),
  tags: [],
  tagsValid: true,
})

export const passwordOf = (draft: UserDraft): string | undefined => {
  if (!draft.consoleAccess) return undefined
  return draft.passwordKind === 'own' ? draft.ownPassword : draft.generatedPassword
}

/** Whether anything has been entered that would be lost. */
export const isTouched = (draft: UserDraft): boolean =>
  draft.userName !== '' ||
  draft.path !== '/' ||
  draft.consoleAccess ||
  draft.groups.size > 0 ||
  draft.policyArns.size > 0 ||
  draft.copyFrom !== undefined ||
  draft.boundaryArn !== undefined ||
  draft.tags.length > 0

export interface DraftProblems {
  readonly userName?: string
  readonly path?: string
  readonly password?: string
  readonly copyFrom?: string
  readonly tags?: string
}

const only = (field: 'path', problem: string | undefined): DraftProblems =>
  problem === undefined ? {} : { [field]: problem }

/** The rules of the API reference for CreateUser and CreateLoginProfile that a form can check by itself. */
export const detailsProblems = (draft: UserDraft): DraftProblems => ({
  ...(draft.userName === ''
    ? { userName: 'Enter a user name.' }
    : draft.userName.length > 64
      ? { userName: `A user name has 64 characters at most; this one has ${draft.userName.length}.` }
      : /^[\w+=,.@-]+$/.test(draft.userName)
        ? {}
        : { userName: 'Use only letters, digits and the characters + = , . @ - _ .' }),
  ...only('path', pathProblem(draft.path)),
  ...(draft.consoleAccess && draft.passwordKind === 'own' && draft.ownPassword === ''
    ? { password: 'Enter a password, or let one be generated.' }
    : {}),
})

export const permissionsProblems = (draft: UserDraft): DraftProblems =>
  draft.permissionsFrom === 'copy' && draft.copyFrom === undefined
    ? { copyFrom: 'Choose the user to copy from, or another way to set permissions.' }
    : {}

export const tagsProblems = (draft: UserDraft): DraftProblems =>
  draft.tagsValid ? {} : { tags: 'Correct the tags that are marked.' }
