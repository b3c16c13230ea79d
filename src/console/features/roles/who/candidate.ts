import { once } from '../../../../lib/once.ts'
import { type CompiledPolicy, compilePolicy } from '../../../../policy/evaluate/compile.ts'
import type { AccountPrincipal } from '../../../../policy/evaluate/principal.ts'
import { accountEntities, type HeldPolicy as HeldText, principalOf } from '../../../api/account-entities.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'

/** A policy of somebody, and the group that it comes through. */
export interface HeldPolicy {
  readonly name: string
  readonly group?: string | undefined
  readonly compiled: CompiledPolicy
}

/** A user or a role of the account that might assume the role in question. */
export interface Candidate {
  readonly kind: 'User' | 'Role'
  readonly name: string
  readonly principal: AccountPrincipal
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Gathered when asked for: most candidates are told apart without it. */
  readonly policies: () => readonly HeldPolicy[]
  readonly boundary: () => HeldPolicy | undefined
}

/** Every user and role of an account, with the policies that say what they may do. */
export function candidatesOf(details: AccountDetails, accountId: string): readonly Candidate[] {
  const compiled = new Map<string, CompiledPolicy>()
  const held = ({ key, name, source, text }: HeldText): HeldPolicy => {
    let policy = compiled.get(key)
    if (policy === undefined) {
      policy = compilePolicy(text, source)
      compiled.set(key, policy)
    }
    const group = source.origin?.type === 'group' ? source.origin.name : undefined
    return { name, group, compiled: policy }
  }
  return accountEntities(details).flatMap(entity => {
    const principal = principalOf(entity, accountId)
    if (principal === undefined) return []
    const { name, tags } = entity
    return {
      kind: entity.kind === 'user' ? 'User' : 'Role',
      name,
      principal,
      tags,
      policies: once(() => entity.policies().map(held)),
      boundary: () => {
        const boundary = entity.boundary()
        return boundary && held(boundary)
      },
    } as const
  })
}
