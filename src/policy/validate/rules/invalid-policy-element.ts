import { policyElements, statementElements } from '../../model/elements.ts'
import { type ObjectNode, quote } from '../../model/json-node.ts'
import { namesOf } from '../elements.ts'
import type { PolicyFacts } from '../facts.ts'
import type { Draft } from '../finding.ts'
import { removeFix, renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

function unknown(object: ObjectNode, known: ReadonlySet<string>, policy: PolicyFacts): readonly Draft[] {
  const present = namesOf(object.members)
  return object.members
    .filter(member => !known.has(member.name))
    .map(member => {
      const near = policy.nearest(member.name, () => [...known].filter(name => !present.has(name)))
      return {
        range: member.nameRange,
        message: `A ${known === policyElements ? 'policy' : 'statement'} has no element ${quote(member.name)}${near === undefined ? '; remove it' : `; ${quote(near)} may be meant`}.`,
        fixes:
          near === undefined
            ? removeFix(object, member, quote(member.name))
            : renameFix(member, near, present),
      }
    })
}

export const rule: Rule = {
  code: 'INVALID_POLICY_ELEMENT',
  severity: 'ERROR',
  policy: policy => {
    const { root } = policy.parsed
    return root?.kind === 'object' ? unknown(root, policyElements, policy) : []
  },
  statement: ({ parsed }, policy) =>
    parsed.node.kind === 'object' ? unknown(parsed.node, statementElements, policy) : [],
}
