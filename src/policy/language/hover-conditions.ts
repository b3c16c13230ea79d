import { knownKey } from '../catalog/catalog.ts'
import { parseOperator } from '../model/operators.ts'
import { chosenActions, keysCarried } from './chosen-actions.ts'
import { keyTemplate, keyWords } from './complete-keys.ts'
import { globalKeyPage } from './global-key-words.ts'
import { counted, type Explanation, listed } from './hover-actions.ts'
import type { LanguageContext } from './language.ts'
import { operatorPage, operatorWords } from './operator-words.ts'
import type { Place } from './place-at.ts'
import { servicePage } from './service-page.ts'

/** What a condition operator tests. */
export function explainOperator(name: string): Explanation | undefined {
  const operator = parseOperator(name)
  return operator && { lines: [name, ...operatorWords(operator)], page: operatorPage(operator) }
}

/** What a condition key holds, and which of the statement's actions carry it. */
export function explainKey(
  name: string,
  { statement }: Place,
  { catalog }: LanguageContext,
): Explanation | undefined {
  const key = knownKey(catalog, name)
  if (key === undefined) return undefined
  const words = keyWords(key.name, catalog)
  const chosen = chosenActions(statement, catalog)
  const carrying = keysCarried(chosen).find(each => each.key.name === key.name)?.actions ?? []
  const isGlobal = catalog.globalKey(name) !== undefined
  const entry = catalog.entries.get(name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase())
  return {
    lines: [
      `${keyTemplate(key.name)} · ${key.type}`,
      ...(words === undefined ? [] : [words]),
      ...(isPerResource(key.name) || !isGlobal
        ? carriedWords(
            carrying.map(({ name: each }) => each),
            chosen.length,
          )
        : []),
    ],
    page: isGlobal ? globalKeyPage(key.name) : entry && servicePage(entry),
  }
}

/** Global keys that only some actions carry. */
const isPerResource = (name: string): boolean => /^aws:(?:RequestTag|ResourceTag|TagKeys)/.test(name)

function carriedWords(carrying: readonly string[], chosen: number): readonly string[] {
  if (chosen === 0) return []
  if (carrying.length === 0) return ['None of the statement’s actions carries it.']
  if (carrying.length === chosen)
    return [chosen === 1 ? 'The action carries it.' : 'All of the statement’s actions carry it.']
  return [
    `Carried by ${carrying.length} of the statement’s ${counted(chosen, 'action')}: ${listed(carrying)}`,
  ]
}

/** What a policy variable stands for. */
export function explainVariable(
  text: string,
  place: Place,
  context: LanguageContext,
): Explanation | undefined {
  if (/^[*?$]$/.test(text)) return { lines: [`The character "${text}" itself`] }
  const [name = '', fallback] = text.split(/,\s*/, 2)
  const explained = explainKey(name.trim(), place, context)
  if (explained === undefined) return undefined
  const [title = '', ...lines] = explained.lines
  return {
    ...explained,
    lines: [
      `The value of ${title}`,
      ...lines,
      fallback === undefined
        ? 'Where the request has no such key, the text with it matches nothing.'
        : `Where the request has no such key: ${fallback}`,
    ],
  }
}
