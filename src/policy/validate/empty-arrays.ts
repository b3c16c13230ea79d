import { quote } from '../model/json-node.ts'
import type { ValueList } from '../model/parse.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'

/** Nothing is in the list yet. */
export const isEmptyList = ({ member }: ValueList): boolean =>
  member.value?.kind === 'array' && member.value.items.length === 0

/** Lists of an element that have nothing in them; `way` says what to do. */
export const emptyLists = (lists: readonly (ValueList | undefined)[], way: string): readonly Draft[] =>
  lists.flatMap(list =>
    list === undefined || !isEmptyList(list)
      ? []
      : [
          {
            range: list,
            message: `${list.member.name} is an empty list, so the statement is about nothing; ${way}.`,
          },
        ],
  )

/** A condition key with an empty list under an operator of one of four sorts. */
export function emptyCondition(
  { parsed, operator }: ConditionFacts,
  sort: 'ForAllValues' | 'ForAnyValue' | 'IfExists' | undefined,
  outcome: string,
  fixes: () => readonly Fix[],
): Draft | undefined {
  if (operator === undefined || !isEmptyList(parsed.values)) return undefined
  if ((operator.qualifier ?? (operator.ifExists ? 'IfExists' : undefined)) !== sort) return undefined
  return {
    range: parsed.values,
    message: `${quote(parsed.operator.value)} with an empty list for ${quote(parsed.key.value)} is ${outcome}.`,
    fixes: fixes(),
  }
}
