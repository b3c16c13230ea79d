import { languageOf } from '../evaluate/policy-language.ts'
import { parseOperator } from '../model/operators.ts'
import { type ParsedStatement, parsePolicy } from '../model/parse.ts'
import { writtenVariables } from '../model/variables.ts'

/**
 * The condition keys that a policy tests or fills into its patterns, each once whatever its letter case and as it is
 * written first, in the order of the text's statements. Empty for a text that is no policy.
 */
export function contextKeys(text: string): readonly string[] {
  const parsed = parsePolicy(text)
  const { variables } = languageOf(parsed)
  const found = new Map<string, string>()
  for (const statement of parsed.statements) {
    const tested = statement.conditions.map(({ key }) => key.value)
    const filledIn = variables
      ? patternsOf(statement)
          .flatMap(writtenVariables)
          .map(each => each.name)
      : []
    for (const key of [...tested, ...filledIn])
      if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key)
  }
  return [...found.values()]
}

/** The texts of a statement in which variables have a meaning. */
function patternsOf({ resource, notResource, conditions }: ParsedStatement): readonly string[] {
  const lists = [resource, notResource]
  for (const { operator, values } of conditions) {
    const family = parseOperator(operator.value)?.family
    if (family === 'string' || family === 'arn') lists.push(values)
  }
  return lists.flatMap(list => (list?.values ?? []).map(each => each.value))
}
