/** A piece of a pattern: literal text, a wildcard, or a policy variable to be filled in per request. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined }
  | { readonly kind: 'malformed'; readonly text: string }

/** A token that stands for itself, once variables have their values. */
export type PlainToken = Exclude<Token, { kind: 'variable' | 'malformed' }>

const star = { kind: 'star' } as const
const any = { kind: 'any' } as const

/** A text with a star for each `${…}`. */
export const starred = (text: string): string => text.replaceAll(/\$\{[^}]*\}/g, '*')

export interface TokenizeOptions {
  /** `*` and `?` are wildcards; otherwise they are themselves. */
  readonly wildcards: boolean
  /** `${…}` has a meaning (policy language 2012-10-17); otherwise it is text like any other. */
  readonly variables: boolean
}

/**
 * Splits a pattern into literal text, wildcards and variables. `${*}`, `${?}` and `${$}` are the
 * characters themselves. A `${` without an end, name or well-formed default is a `malformed` token.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function tokenize(text: string, options: TokenizeOptions): Token[] {
  const tokens: Token[] = []
  let literal = ''
  let from = 0
  const push = (token: Token, end: number) => {
    literal += text.slice(from, end)
    if (literal !== '') tokens.push({ kind: 'text', text: literal })
    literal = ''
    tokens.push(token)
  }
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    if (options.wildcards && (c === 0x2a || c === 0x3f)) {
      push(c === 0x2a ? star : any, i)
      from = ++i
    } else if (options.variables && c === 0x24 && text.charCodeAt(i + 1) === 0x7b) {
      const variable = readVariable(text, i)
      if (variable.token.kind === 'text') literal += text.slice(from, i) + variable.token.text
      else push(variable.token, i)
      from = i = variable.end
    } else i++
  }
  literal += text.slice(from)
  if (literal !== '') tokens.push({ kind: 'text', text: literal })
  return tokens
}

function readVariable(text: string, start: number): { token: Token; end: number } {
  const special = text.charAt(start + 2)
  if ((special === '*' || special === '?' || special === '$') && text.charAt(start + 3) === '}') {
    return { token: { kind: 'text', text: special }, end: start + 4 }
  }
  const rest = text.slice(start, start + maximumVariable)
  const match = variablePattern.exec(rest)
  if (match === null) return { token: { kind: 'malformed', text: rest }, end: text.length }
  const [whole, key = '', fallback] = match
  return { token: { kind: 'variable', key: key.toLowerCase(), fallback }, end: start + whole.length }
}

/** Longer than any condition key with a default can be; keeps the search for the closing brace short. */
const maximumVariable = 2048

// Name without blanks, then optionally a comma, blanks, and the default in single quotes.
const variablePattern = /^\$\{([^\s{},'"]+)(?:,\s*'([^']*)')?\}/

export interface WrittenVariable {
  /** In the letter case of the text. */
  readonly name: string
  /** Stands in where the request does not have the key. */
  readonly fallback: string | undefined
}

const anyVariable = new RegExp(variablePattern.source.slice(1), 'g')

/** The variables of a text in their order; those that stand for a character are none. */
export function writtenVariables(text: string): readonly WrittenVariable[] {
  if (!text.includes('${')) return []
  return [...text.matchAll(anyVariable)].flatMap(([, name = '', fallback]) =>
    /^[*?$]$/.test(name) ? [] : [{ name, fallback }],
  )
}
