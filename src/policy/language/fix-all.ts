import type { TextEdit } from '../model/edit.ts'
import type { Finding } from '../validate/finding.ts'
import type { TextChange } from './language.ts'

/**
 * The first fix of every finding of one code, as one change. Of fixes that touch each other's places only the first is
 * in it; the others are found again afterwards. Undefined where fewer than two can be fixed together.
 */
export function fixAll(findings: readonly Finding[], code: string): TextChange | undefined {
  const edits: TextEdit[] = []
  let fixed = 0
  const fixes = findings
    .filter(finding => finding.code === code)
    .flatMap(({ fixes: [fix] }) => (fix === undefined || fix.edits.length === 0 ? [] : [fix.edits]))
    .sort((a, b) => (a[0]?.offset ?? 0) - (b[0]?.offset ?? 0))
  let end = -1
  for (const each of fixes) {
    const [first] = each
    const last = each.at(-1)
    if (first === undefined || last === undefined || first.offset < end || isSamePlace(first, edits.at(-1)))
      continue
    edits.push(...each)
    fixed++
    end = last.offset + last.length
  }
  return fixed < 2 ? undefined : { title: `Fix all ${fixed} of this kind`, edits }
}

/** Two insertions at one place have no order. */
const isSamePlace = (edit: TextEdit, before: TextEdit | undefined): boolean =>
  before !== undefined && edit.offset === before.offset
