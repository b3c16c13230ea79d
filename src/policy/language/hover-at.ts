import { elementPage, elementWords } from './element-words.ts'
import { type Explanation, explainAction } from './hover-actions.ts'
import { explainPrincipal, explainPrincipalType, explainResource } from './hover-arns.ts'
import { explainKey, explainOperator, explainVariable } from './hover-conditions.ts'
import type { Hover, LanguageContext } from './language.ts'
import { type Place, placeAt } from './place-at.ts'

/**
 * What can be said of the part of a policy that an offset points at: of its name, or of its value; undefined where
 * nothing is known. Never throws; takes time in proportion to the text.
 */
export function hoverAt(text: string, offset: number, context: LanguageContext): Hover | undefined {
  const place = placeAt(text, offset, 'pointing')
  const { cursor } = place
  // Only what is written under the pointer itself counts, not what would be written there.
  if (cursor.range.length === 0 || /[\s[{]/.test(text.charAt(cursor.range.offset))) return undefined
  const explained = explain(place, context)
  return explained && { range: place.range, ...explained }
}

function explain(place: Place, context: LanguageContext): Explanation | undefined {
  const { cursor, path } = place
  const { written } = cursor
  switch (place.kind) {
    case 'policyElement':
    case 'statementElement':
      return element(written)
    case 'effect':
      return element(written, 'Effect')
    case 'version':
      return element('Version')
    case 'action':
      return explainAction(written, context)
    case 'resource':
      return explainResource(written, context)
    case 'principals':
      return explainPrincipal(undefined, written, context)
    case 'principalType':
      return explainPrincipalType(written)
    case 'principal':
      return explainPrincipal(path[2], written, context)
    case 'operator':
      return explainOperator(written)
    case 'key':
      return explainKey(written, place, context)
    case 'variable':
      return explainVariable(variableText(place), place, context)
    default:
      return undefined
  }
}

/** What stands between the braces around the pointer. */
const variableText = ({ cursor, range }: Place): string =>
  cursor.written.slice(
    range.offset - cursor.range.offset - 1,
    range.offset - cursor.range.offset - 1 + range.length,
  )

function element(name: string, page = name): Explanation | undefined {
  const words = elementWords.get(name)
  return words === undefined ? undefined : { lines: [name, words], page: elementPage(page) }
}
