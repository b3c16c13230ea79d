import { tokenize } from '../model/variables.ts'

/** A text that no pattern of a real policy was made for. */
export const stranger = 'any-other'

/** What stands in for the value of a variable, so that texts can be made that match. */
export const variableValue = (key: string): string => `v-${key.replaceAll(/[^a-z0-9]/g, '-')}`

export const hasVariable = (text: string): boolean => text.includes('$' + '{')

/** A text that a pattern matches: its wildcards filled, its variables with `variableValue`. */
export const witness = (pattern: string, star = 'x', any = 'x'): string =>
  tokenize(pattern, { wildcards: true, variables: true })
    .map(token => {
      if (token.kind === 'star') return star
      if (token.kind === 'any') return any
      return token.kind === 'variable' ? variableValue(token.key) : token.text
    })
    .join('')

/** Keys of the variables in a text, in lower case. */
export const variableKeys = (text: string): readonly string[] =>
  tokenize(text, { wildcards: false, variables: true }).flatMap(token =>
    token.kind === 'variable' ? [token.key] : [],
  )
