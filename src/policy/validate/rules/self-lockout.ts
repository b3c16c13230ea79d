import { globCovers } from '../../evaluate/glob-covers.ts'
import type { Rule } from '../rule.ts'

/** The action that changes the policy of a service's resource, in lower case. */
const changes: ReadonlyMap<string, string> = new Map([
  ['s3', 's3:putbucketpolicy'],
  ['kms', 'kms:putkeypolicy'],
  ['sqs', 'sqs:setqueueattributes'],
  ['sns', 'sns:settopicattributes'],
  ['secretsmanager', 'secretsmanager:putresourcepolicy'],
  ['ecr', 'ecr:setrepositorypolicy'],
  ['lambda', 'lambda:addpermission'],
])

export const rule: Rule = {
  code: 'SELF_LOCKOUT',
  severity: 'SECURITY_WARNING',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
  types: ['resource', 'trust'],
  statement: ({ effect, parsed, principals, actions, conditions }, { service, type }) => {
    if (effect !== 'Deny' || parsed.effect === undefined || conditions.length > 0) return undefined
    if (!principals.some(({ at, negated }) => !negated && at.value === '*')) return undefined
    const keys = type === 'trust' ? 'sts:assumerole' : changes.get(service ?? '')
    const shut = actions.some(
      ({ at, negated }) =>
        !negated && (at.value === '*' || (keys !== undefined && globCovers(at.value.toLowerCase(), keys))),
    )
    if (!shut) return undefined
    const loss =
      type === 'trust'
        ? 'nobody can assume the role'
        : 'nobody but the root user can change this policy again'
    return {
      range: parsed.effect,
      message: `The Deny is for everybody, yourself included: ${loss}. Add a condition that spares whoever looks after it.`,
    }
  },
  policy: ({ statements, service, type, parsed: { root } }) => {
    if (type !== 'resource' || service !== 'kms' || root === undefined || statements.length === 0)
      return undefined
    const keeps = statements.some(
      ({ effect, actions }) =>
        effect === 'Allow' &&
        actions.some(({ at, negated }) => negated !== globCovers(at.value.toLowerCase(), 'kms:putkeypolicy')),
    )
    return keeps
      ? undefined
      : {
          range: { offset: root.offset, length: 1 },
          message:
            'The key policy lets nobody change it: no statement allows kms:PutKeyPolicy, and nothing else can open a key. Add one for the account.',
        }
  },
}
