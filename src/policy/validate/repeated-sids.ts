import { quote } from '../model/json-node.ts'
import type { PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'
import { replaceFix } from './fix.ts'

/** Statement ids that have stood before in the policy. */
export function repeatedSids({ parsed }: PolicyFacts): readonly Draft[] {
  const taken = new Set(parsed.statements.map(({ sid }) => sid?.value))
  const seen = new Set<string>()
  const drafts: Draft[] = []
  let number = 1
  for (const { sid } of parsed.statements) {
    if (sid === undefined || sid.value === '') continue
    if (!seen.has(sid.value)) {
      seen.add(sid.value)
      continue
    }
    do number++
    while (taken.has(`${sid.value}${number}`))
    const other = `${sid.value}${number}`
    drafts.push({
      range: sid,
      message: `The Sid ${quote(sid.value)} stands twice; each statement needs its own.`,
      fixes: replaceFix(sid, other),
    })
  }
  return drafts
}
