import { type PlainToken, type Token, tokenize } from '../model/variables.ts'
import { compileGlob, type Glob, type GlobMode, matchesGlob } from './glob.ts'
import { type RequestContext, singleValue } from './request.ts'

/** A pattern of a policy: compiled once where it has no variables, else filled in per request. */
export interface TextPattern {
  readonly glob: Glob | undefined
  /** Matches all that the pattern can match with any values; cheaper than filling them in. */
  readonly outline: Glob
  readonly tokens: readonly Token[]
  readonly mode: GlobMode
  /** Has a `${…}` that cannot be read. */
  readonly malformed: boolean
  /** The glob of the values that were filled in last: most requests in a row are one principal's. */
  readonly last: { values: string; glob: Glob | undefined }
}

export interface TextPatternOptions {
  readonly mode: GlobMode
  readonly wildcards: boolean
  readonly variables: boolean
}

/** Compiles the text of a Resource or of a condition value. */
export function compileTextPattern(text: string, options: TextPatternOptions): TextPattern {
  const tokens = tokenize(text, options)
  const glob = tokens.every(isPlain) ? compileGlob(tokens, options.mode) : undefined
  return {
    glob,
    outline: glob ?? compileGlob(tokens.map(outlineOf), 'plain'),
    tokens,
    mode: options.mode,
    malformed: tokens.some(token => token.kind === 'malformed'),
    last: { values: '', glob: undefined },
  }
}

const outlineOf = (token: Token): PlainToken => (isPlain(token) ? token : { kind: 'star' })

const isPlain = (token: Token): token is PlainToken => token.kind !== 'variable' && token.kind !== 'malformed'

/** Whether the pattern matches the whole text; never when one of its variables has no value. */
export function matchesTextPattern(pattern: TextPattern, text: string, context: RequestContext): boolean {
  if (!matchesGlob(pattern.outline, text)) return false
  if (pattern.glob !== undefined) return true
  const glob = fillIn(pattern, context)
  return glob !== undefined && matchesGlob(glob, text)
}

/** The pattern with the request's values in it as literal text, whatever characters they have. */
function fillIn({ tokens, mode, last }: TextPattern, context: RequestContext): Glob | undefined {
  const filled: PlainToken[] = []
  let values = ''
  for (const token of tokens) {
    if (token.kind === 'malformed') return undefined
    if (token.kind !== 'variable') filled.push(token)
    else {
      const value = singleValue(context, token.key) ?? token.fallback
      if (value === undefined) return undefined
      filled.push({ kind: 'text', text: value })
      values += `${value.length} ${value}`
    }
  }
  if (last.glob === undefined || last.values !== values) {
    last.glob = compileGlob(filled, mode)
    last.values = values
  }
  return last.glob
}

/** The pattern as text with the request's values in it, for explanations; undefined without one of them. */
export function filledInText(pattern: TextPattern, context: RequestContext): string | undefined {
  let text = ''
  for (const token of pattern.tokens) {
    if (token.kind === 'malformed') return undefined
    if (token.kind === 'text') text += token.text
    else if (token.kind === 'star') text += '*'
    else if (token.kind === 'any') text += '?'
    else {
      const value = singleValue(context, token.key) ?? token.fallback
      if (value === undefined) return undefined
      text += value
    }
  }
  return text
}
