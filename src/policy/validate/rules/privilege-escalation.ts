import { globCovers } from '../../evaluate/glob-covers.ts'
import { escalations } from '../escalations.ts'
import type { ActionFacts, StatementFacts } from '../facts.ts'
import type { Rule } from '../rule.ts'

const isStar = ({
  at,
  negated,
}: {
  readonly at: { readonly value: string }
  readonly negated: boolean
}): boolean => at.value === '*' && !negated

const isOpen = ({ effect, conditions, resources }: StatementFacts): boolean =>
  effect === 'Allow' && conditions.length === 0 && resources.some(isStar)

const isTotalDeny = ({ effect, conditions, resources }: StatementFacts): boolean =>
  effect === 'Deny' && conditions.length === 0 && resources.some(isStar)

/** The first action text that covers an action. */
function covers(statements: readonly StatementFacts[], action: string): ActionFacts | undefined {
  const name = action.toLowerCase()
  for (const { actions } of statements) {
    const found = actions.find(({ at, negated }) => !negated && globCovers(at.value.toLowerCase(), name))
    if (found !== undefined) return found
  }
  return undefined
}

export const rule: Rule = {
  code: 'PRIVILEGE_ESCALATION',
  severity: 'SECURITY_WARNING',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  types: ['identity', 'boundary', 'session'],
  policy: ({ statements }) => {
    const open = statements.filter(isOpen)
    if (open.some(({ actions }) => actions.some(({ at, negated }) => !negated && at.value === '*'))) return []
    const denied = statements.filter(isTotalDeny)
    const granting = new Map<string, ActionFacts | undefined>()
    const grant = (action: string) => {
      if (!granting.has(action))
        granting.set(action, covers(denied, action) ? undefined : covers(open, action))
      return granting.get(action)
    }
    return escalations.flatMap(({ actions, by }) => {
      const grants = actions.flatMap(action => grant(action) ?? [])
      const last = grants.at(-1)
      if (last === undefined || grants.length < actions.length) return []
      return [
        {
          range: last.at,
          message: `${actions.join(' with ')} on every resource lets its holder become an administrator by ${by}; name the resources or add a condition.`,
        },
      ]
    })
  },
}
