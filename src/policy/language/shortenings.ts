import type { PolicyForm } from '../evaluate/statement-elements.ts'
import { applyEdits, type TextEdit } from '../model/edit.ts'
import { type ParsedPolicy, parsePolicy } from '../model/parse.ts'
import { policySize } from '../model/size.ts'
import type { PolicyType } from '../validate/rule.ts'
import { squeezeEdits } from './format-edits.ts'
import type { Shortening } from './language.ts'
import { mergeEdits } from './merge-statements.ts'
import { coveredEdits, unwrapEdits } from './shorten-lists.ts'

const forms: Readonly<Record<PolicyType, PolicyForm>> = {
  identity: 'identity',
  boundary: 'identity',
  session: 'identity',
  scp: 'identity',
  resource: 'resource',
  rcp: 'resource',
  trust: 'trust',
}

type Make = (policy: ParsedPolicy, form: PolicyForm) => readonly TextEdit[]

const ways: readonly (readonly [title: string, make: Make])[] = [
  [
    'Merge statements that differ in their actions only',
    (policy, form) => mergeEdits(policy, 'action', form),
  ],
  [
    'Merge statements that differ in their resources only',
    (policy, form) => mergeEdits(policy, 'resource', form),
  ],
  ['Remove values that others cover', coveredEdits],
  ['Write lists of one value without brackets', unwrapEdits],
  ['Remove white space', ({ text }) => squeezeEdits(text)],
]

/**
 * Ways to make a policy shorter that leave what it allows and denies as it is, each to be taken by itself; those that
 * save nothing are left out. None for a text that is no JSON or in which a key stands twice. Takes time in proportion
 * to the text.
 */
export function shortenings(text: string, type: PolicyType): readonly Shortening[] {
  const policy = parsePolicy(text)
  if (policy.problems.length > 0) return []
  return ways.flatMap(([title, make]) => {
    const edits = make(policy, forms[type])
    if (edits.length === 0) return []
    const after = applyEdits(text, edits)
    const saves = { characters: policySize(text) - policySize(after), length: text.length - after.length }
    return saves.length > 0 && saves.characters >= 0 ? [{ title, edits, saves }] : []
  })
}

/** The policy after every way to make it shorter, until none is left; the text itself where there is none. */
export function shortest(text: string, type: PolicyType): string {
  for (let shorter = text; ; ) {
    const [way] = shortenings(shorter, type)
    if (way === undefined) return shorter
    shorter = applyEdits(shorter, way.edits)
  }
}
