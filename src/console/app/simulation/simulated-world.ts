import { parseIamArn } from '../../../lib/arn.ts'
import { type CompiledPolicy, compilePolicy, type PolicyForm } from '../../../policy/evaluate/compile.ts'
import type { PolicySource } from '../../../policy/evaluate/explanation.ts'
import type { AccountEntity } from '../../api/account-entities.ts'

/** What simulations take from the account and from AWS. */
export interface SimulatedWorld {
  readonly accountId: string
  /** Users, groups and roles, see `entityId`; undefined while they are not read, or may not be. */
  readonly entities: ReadonlyMap<string, AccountEntity> | undefined
  /** Texts of managed policies by their ARNs, as far as simulations name them beside their principals. */
  readonly documents: ReadonlyMap<string, string>
  /** Whether an action takes no resource, so that only `*` matches it. */
  readonly isWildcardOnly: (action: string) => boolean
  readonly now: Date
}

const entityId = (kind: string, name: string): string => `${kind}/${name}`

/** For `SimulatedWorld.entities`. */
export const entitiesByName = (entities: readonly AccountEntity[]): ReadonlyMap<string, AccountEntity> =>
  new Map(entities.map(entity => [entityId(entity.kind, entity.name), entity]))

/** The user, group or role of the account with an ARN; as for AWS's simulator any path is the right one. */
export function entityOfArn(
  { accountId, entities }: Pick<SimulatedWorld, 'accountId' | 'entities'>,
  arn: string,
): AccountEntity | undefined {
  const parsed = parseIamArn(arn)
  return parsed?.accountId === accountId ? entities?.get(entityId(parsed.type, parsed.name)) : undefined
}

export type Compile = (text: string, source: PolicySource, form?: PolicyForm) => CompiledPolicy

/** Characters of texts, more than a simulation has; forgetting all of them is rare and cheap. Each keystroke brings a new one. */
const rememberedCharacters = 4_000_000

/** Compiles each text once, however often and for however many simulations it is asked for. */
export function rememberingCompiler(): Compile {
  // By the text first, which is the same long one again and again; few policies share one.
  const remembered = new Map<string, CompiledPolicy[]>()
  let characters = 0
  return (text, source, form = 'identity') => {
    let same = remembered.get(text)
    const known = same?.find(policy => policy.form === form && isSameSource(policy.source, source))
    if (known !== undefined) return known
    const compiled = compilePolicy(text, source, { form })
    characters += text.length
    if (characters > rememberedCharacters) {
      remembered.clear()
      characters = text.length
    }
    same = remembered.get(text)
    if (same === undefined) remembered.set(text, [compiled])
    else same.push(compiled)
    return compiled
  }
}

const isSameSource = (one: PolicySource, other: PolicySource): boolean =>
  one.id === other.id &&
  one.kind === other.kind &&
  one.origin?.type === other.origin?.type &&
  one.origin?.name === other.origin?.name
