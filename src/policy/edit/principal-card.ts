import type { JsonNode, Member } from '../model/json-node.ts'
import type { Located } from '../model/parse.ts'
import { type PrincipalCard, type PrincipalGroup, type PrincipalKind, principalKinds } from './cards.ts'
import { fragmentOf } from './fragments.ts'
import type { Leftovers } from './statement-card.ts'

const kinds: ReadonlyMap<string, PrincipalKind> = new Map(principalKinds.map(kind => [kind, kind]))

/** What a visual view shows of a Principal or NotPrincipal. */
export function principalCard(
  text: string,
  member: Member | undefined,
  leftovers: Leftovers,
): PrincipalCard | undefined {
  const value = member?.value
  if (member === undefined || value === undefined) return undefined
  const negated = member.name === 'NotPrincipal'
  if (value.kind === 'scalar' && value.value === '*') return { negated, member, everyone: true, groups: [] }
  if (value.kind !== 'object') {
    leftovers.lock('Principal')
    const why = `“${member.name}” is "*" or an object with kinds of principals.`
    leftovers.add(fragmentOf(text, member, member.name, why))
    return undefined
  }
  const groups: PrincipalGroup[] = []
  for (const each of value.members) {
    const kind = kinds.get(each.name)
    const values = textsOf(each.value)
    const twice = value.members.some(other => other !== each && other.name === each.name)
    const why = twice
      ? `“${each.name}” stands twice in “${member.name}”; leave one.`
      : kind === undefined
        ? `“${each.name}” is no kind of principal.`
        : values === undefined
          ? `The value of “${each.name}” is a text or a list of texts.`
          : undefined
    if (why !== undefined) leftovers.add(fragmentOf(text, each, member.name, why))
    else if (kind !== undefined && values !== undefined) groups.push({ kind, member: each, values })
  }
  return { negated, member, everyone: false, groups }
}

/** A text or a list of nothing but texts. */
function textsOf(node: JsonNode | undefined): readonly Located[] | undefined {
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node]
  const texts = items.flatMap(item =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? [{ value: item.value, offset: item.offset, length: item.length }]
      : [],
  )
  return node !== undefined && texts.length === items.length ? texts : undefined
}
