import { isAwsManagedPolicyArn } from '../../../lib/arn.ts'
import type { PolicySource, PolicyType } from '../../../policy/evaluate/explanation.ts'
import { hrefOf, paths } from '../../app/paths.ts'

/** Where a statement can be read: in the editor, or at whoever has an inline policy or a trust policy. */
export function statementHref(
  { source, type }: { readonly source: PolicySource; readonly type?: PolicyType },
  statement: { readonly index: number },
): string | undefined {
  if (source.kind === 'managed') {
    return isAwsManagedPolicyArn(source.id)
      ? hrefOf(paths.policy(source.id))
      : hrefOf(paths.editPolicy(source.id, { statement: statement.index }))
  }
  const { origin } = source
  switch (origin?.type) {
    case 'user':
      return hrefOf(paths.user(origin.name))
    case 'group':
      return hrefOf(paths.group(origin.name, 'permissions'))
    case 'role':
      return hrefOf(paths.role(origin.name, type === 'resource' ? 'trust' : undefined))
    default:
      return undefined
  }
}
