import { once } from '../../lib/once.ts'
import { type CompiledPolicy, compilePolicy, type PolicySource } from '../evaluate/compile.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { AccountPrincipal } from '../evaluate/principal.ts'

/** A policy that somebody has, as a text. */
export interface HeldText {
  readonly name: string
  readonly source: PolicySource
  readonly text: string
}

/** A user or a role of an account with the texts of everything that decides what it may do. */
export interface Holder {
  readonly kind: 'user' | 'role'
  readonly name: string
  readonly arn: string
  /** Who it is when it makes a request: for a role one of its sessions. */
  readonly principal: AccountPrincipal
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Its own and those of its groups. */
  readonly policies: () => readonly HeldText[]
  readonly boundary: () => HeldText | undefined
  /** Of a role: who may assume it. */
  readonly trustPolicy: () => string | undefined
}

/** The same policy, ready to decide. */
export interface HeldPolicy {
  readonly name: string
  readonly source: PolicySource
  readonly compiled: CompiledPolicy
}

/** A user or a role of an account, ready to be asked about. */
export interface Member extends Pick<Holder, 'kind' | 'name' | 'arn' | 'principal' | 'tags'> {
  /** Compiled when asked for: most questions leave most members alone. */
  readonly policies: () => readonly HeldPolicy[]
  readonly boundary: () => HeldPolicy | undefined
  /** The trust policy; of roles only. */
  readonly trust: () => CompiledPolicy | undefined
}

/** Makes policies ready, each text once whoever has it: most accounts give the same policy to many. */
export function readyPolicies(): (held: HeldText) => HeldPolicy {
  const compile = compileOnce('identity')
  return ({ name, source, text }) => ({ name, source, compiled: compile(text, source) })
}

function compileOnce(form: 'identity' | 'trust'): (text: string, source: PolicySource) => CompiledPolicy {
  const known = new Map<string, CompiledPolicy>()
  return (text, source) => {
    const compiled = known.get(text)
    if (compiled !== undefined) return { ...compiled, source }
    const first = compilePolicy(text, source, { form })
    known.set(text, first)
    return first
  }
}

/** Users and roles, ready to be asked about one question after the other. */
export function membersOf(holders: readonly Holder[]): readonly Member[] {
  const ready = readyPolicies()
  const compileTrust = compileOnce('trust')
  return holders.map(holder => {
    const { kind, name, arn, principal, tags } = holder
    return {
      kind,
      name,
      arn,
      principal,
      tags,
      policies: once(() => holder.policies().map(ready)),
      boundary: once(() => {
        const boundary = holder.boundary()
        return boundary && ready(boundary)
      }),
      trust: once(() => {
        const text = holder.trustPolicy()
        if (text === undefined) return undefined
        const id = `Trust policy of ${name}`
        return compileTrust(text, { id, kind: 'inline', origin: { type: kind, name } })
      }),
    }
  })
}

/** What decides about a member: its own policies and its boundary. */
export const policySetOf = (member: Pick<Member, 'policies' | 'boundary'>): PolicySet => ({
  identity: member.policies().map(({ compiled }) => compiled),
  boundary: member.boundary()?.compiled,
})
