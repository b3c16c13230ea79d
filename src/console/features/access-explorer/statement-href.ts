import type { PolicySource, PolicyType } from '../../../policy/evaluate/explanation.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { hrefOfStatement } from '../../app/policy-places.ts'

/** Where a statement can be read: in the editor, or at whoever has an inline policy or a trust policy. */
export const statementHref = (
  { source, type }: { readonly source: PolicySource; readonly type?: PolicyType },
  { index }: { readonly index: number },
): string | undefined =>
  source.origin?.type === 'role' && type === 'resource'
    ? hrefOf(paths.role(source.origin.name, 'trust'))
    : hrefOfStatement(source, index)
