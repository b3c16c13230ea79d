import { tokenize } from '../model/variables.ts'
import { compileGlob, type Glob, matchesGlob } from './glob.ts'

/** The Action or NotAction of a statement. */
export interface ActionMatcher {
  readonly negated: boolean
  /** The list has a lone `*`. */
  readonly all: boolean
  /** `prefix:name` without wildcards, in lower case. */
  readonly exact: ReadonlySet<string>
  readonly patterns: readonly { readonly prefix: Glob; readonly name: Glob }[]
}

/**
 * Compiles action patterns. One with blanks, a comma, no colon, a second colon or an empty name matches
 * nothing, so that under NotAction it excludes nothing.
 */
export function compileActions(actions: readonly string[], negated: boolean): ActionMatcher {
  const exact = new Set<string>()
  const patterns: { prefix: Glob; name: Glob }[] = []
  for (const action of actions) {
    const match = actionPattern.exec(action.toLowerCase())
    if (match === null) continue
    const [whole, prefix = '', name = ''] = match
    if (/[*?]/.test(whole)) patterns.push({ prefix: glob(prefix), name: glob(name) })
    else exact.add(whole)
  }
  return { negated, all: actions.includes('*'), exact, patterns }
}

const actionPattern = /^([^\s,:]+):([^\s,:]+)$/

const glob = (text: string): Glob =>
  compileGlob(
    tokenize(text, { wildcards: true, variables: false }).filter(
      token => token.kind === 'text' || token.kind === 'star' || token.kind === 'any',
    ),
    'plain',
  )

/** Whether the element matches the action, which must be in lower case. */
export function matchesAction(matcher: ActionMatcher, action: string): boolean {
  return listed(matcher, action) !== matcher.negated
}

function listed(matcher: ActionMatcher, action: string): boolean {
  if (matcher.all || matcher.exact.has(action)) return true
  if (matcher.patterns.length === 0) return false
  const colon = action.indexOf(':')
  if (colon < 0) return false
  const prefix = action.slice(0, colon)
  const name = action.slice(colon + 1)
  return matcher.patterns.some(
    pattern => matchesGlob(pattern.prefix, prefix) && matchesGlob(pattern.name, name),
  )
}
