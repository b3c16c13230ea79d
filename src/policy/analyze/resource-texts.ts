import type { CompiledPolicy } from '../evaluate/compile.ts'
import { globCovers } from '../evaluate/glob-covers.ts'
import { globsOverlap } from '../evaluate/globs-overlap.ts'
import { parsePolicy } from '../model/parse.ts'
import { starred } from '../model/variables.ts'
import { hasVariable } from './samples.ts'

/** The texts of a statement's Resource, or of its NotResource. */
export interface ResourceTexts {
  readonly negated: boolean
  readonly texts: readonly string[]
}

const known = new WeakMap<CompiledPolicy['remembered'], readonly ResourceTexts[]>()

/** What a statement of a policy lists, as it is written. */
export function resourceTextsOf({ remembered, text }: CompiledPolicy, index: number): ResourceTexts {
  let all = known.get(remembered)
  if (all === undefined) {
    all = parsePolicy(text).statements.map(({ resource, notResource }) => ({
      negated: resource === undefined,
      texts: (resource ?? notResource)?.values.map(({ value }) => value) ?? [],
    }))
    known.set(remembered, all)
  }
  return all[index] ?? { negated: false, texts: [] }
}

/**
 * Whether everything that the second lists is surely in the first. What the second leaves out, when it is a
 * NotResource, and variables in the first are never sure.
 */
export function coversTexts(wide: ResourceTexts, narrow: ResourceTexts): boolean {
  if (narrow.negated) return false
  return narrow.texts.every(text =>
    wide.negated
      ? !wide.texts.some(each => globsOverlap(starred(each), starred(text)))
      : wide.texts.some(each => !hasVariable(each) && globCovers(each, starred(text))),
  )
}
