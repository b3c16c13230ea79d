import { useMemo } from 'react'
import { nameOfArn } from '../../../lib/arn.ts'
import { type Change, defineChange } from '../../api/change.ts'
import { removePolicy } from '../../api/changes/remove-policy.ts'
import { type PolicyBelongings, type PolicyEntity, readPolicyBelongings } from '../../api/queries/policies.ts'
import { DeleteDialog } from '../../app/delete-dialog.tsx'

/** Above this many the names would hide what is said about them. */
const mostNamed = 50

const named = (entities: readonly PolicyEntity[]): string =>
  entities.length <= mostNamed
    ? entities.map(({ kind, name }) => `the ${kind} ${name}`).join(', ')
    : `${entities.length} users, groups and roles`

/** What goes with a policy, in words. */
export const belongingsInWords = ({ entities, otherVersions }: PolicyBelongings): string[] => {
  const attached = entities.filter(({ use }) => use === 'permissions')
  const bounded = entities.filter(({ use }) => use === 'boundary')
  return [
    ...(attached.length > 0 ? [`its attachment to ${named(attached)}, who lose what only it allows`] : []),
    ...(bounded.length > 0
      ? [`its use as the boundary of ${named(bounded)}, who may then do all that their policies allow`]
      : []),
    ...(otherVersions.length > 0 ? [`its other versions: ${otherVersions.join(', ')}`] : []),
  ]
}

interface DeletePoliciesDialogProps {
  /** Of the account's own policies. */
  readonly policyArns: readonly string[]
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes policies of the account with what hangs on them, which it names before. */
export const DeletePoliciesDialog = ({ policyArns, onClose }: DeletePoliciesDialogProps) => {
  // An account has each name once, so that a person can be asked by names.
  const arns = useMemo(() => new Map(policyArns.map(arn => [nameOfArn(arn), arn])), [policyArns])
  const arnOf = (name: string): string => arns.get(name) ?? ''
  const change: Change<string> = defineChange({
    run: (clients, name) => removePolicy.run(clients, arnOf(name)),
    touches: name => removePolicy.touches(arnOf(name)),
    ends: name => removePolicy.ends?.(arnOf(name)) ?? [],
  })
  return (
    <DeleteDialog
      noun={['policy', 'policies']}
      names={[...arns.keys()]}
      change={change}
      readBelongings={async ({ iam }, name) =>
        belongingsInWords(await readPolicyBelongings(iam, arnOf(name)))
      }
      inGeneral="Their attachments, their uses as boundaries and all their versions go with them: users, groups and roles lose what only these policies allow, and those that they bound may then do all that their other policies allow."
      onClose={onClose}
    />
  )
}
