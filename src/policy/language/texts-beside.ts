import type { JsonNode } from '../model/json-node.ts'
import type { Located, ParsedStatement } from '../model/parse.ts'
import type { Place } from './place-at.ts'

/** The texts that the list around a cursor has already, the one at the cursor apart; actions in lower case. */
export function textsBeside({ kind, statement, path, inList, cursor }: Place): ReadonlySet<string> {
  if (!inList || statement === undefined) return new Set()
  const texts = listAround(statement, path).filter(({ offset }) => offset !== cursor.range.offset)
  return new Set(texts.map(({ value }) => (kind === 'action' ? value.toLowerCase() : value)))
}

function listAround(
  statement: ParsedStatement,
  [, element, first, second]: readonly string[],
): readonly Located[] {
  switch (element) {
    case 'Action':
      return statement.action?.values ?? []
    case 'NotAction':
      return statement.notAction?.values ?? []
    case 'Resource':
      return statement.resource?.values ?? []
    case 'NotResource':
      return statement.notResource?.values ?? []
    case 'Principal':
      return principalTexts(statement.principal?.value, first)
    case 'NotPrincipal':
      return principalTexts(statement.notPrincipal?.value, first)
    case 'Condition':
      return statement.conditions
        .filter(({ operator, key }) => operator.value === first && key.value === second)
        .flatMap(({ values }) => values.values)
    default:
      return []
  }
}

/** What a Principal lists under a type. */
export function principalTexts(node: JsonNode | undefined, type: string | undefined): readonly Located[] {
  const members = node?.kind === 'object' ? node.members : []
  return members
    .filter(({ name }) => name === type)
    .flatMap(({ value }) => (value?.kind === 'array' ? value.items : value === undefined ? [] : [value]))
    .flatMap(item =>
      item.kind === 'scalar' && typeof item.value === 'string'
        ? [{ value: item.value, offset: item.offset, length: item.length }]
        : [],
    )
}
