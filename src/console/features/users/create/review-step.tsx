import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { nameOfArn } from '../../../../lib/arn.ts'
import { ReviewedTags, ReviewSection } from '../../../ui/review-section.tsx'
import type { UserDraft } from './user-draft.ts'

interface ReviewStepProps {
  readonly draft: UserDraft
  readonly failure: ReactNode
  readonly onEdit: (step: number) => void
}

const listed = (names: Iterable<string>): string => [...names].join(', ') || 'None'

const permissionsOf = (draft: UserDraft): { label: string; value: string } => {
  if (draft.permissionsFrom === 'copy') {
    return { label: 'Groups and policies', value: `Copied from “${draft.copyFrom ?? ''}”` }
  }
  return draft.permissionsFrom === 'groups'
    ? { label: 'Groups', value: listed(draft.groups) }
    : { label: 'Attached policies', value: listed([...draft.policyArns].map(nameOfArn)) }
}

/** The whole draft once more before it becomes a user. */
export const ReviewStep = ({ draft, failure, onEdit }: ReviewStepProps) => {
  const consoleAccess = draft.consoleAccess
    ? `${draft.passwordKind === 'own' ? 'Own' : 'Generated'} password${
        draft.mustChange ? ', to be changed at the next sign-in' : ''
      }`
    : 'None'
  return (
    <SpaceBetween size="l">
      {failure}
      <ReviewSection title="User details" onEdit={() => onEdit(0)}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'User name', value: draft.userName },
            { label: 'Path', value: draft.path },
            { label: 'Console access', value: consoleAccess },
          ]}
        />
      </ReviewSection>
      <ReviewSection title="Permissions" onEdit={() => onEdit(1)}>
        <KeyValuePairs
          columns={3}
          items={[
            permissionsOf(draft),
            {
              label: 'Permissions boundary',
              value: draft.boundaryArn === undefined ? 'None' : nameOfArn(draft.boundaryArn),
            },
          ]}
        />
      </ReviewSection>
      <ReviewSection title="Tags" onEdit={() => onEdit(2)}>
        <ReviewedTags tags={draft.tags} />
      </ReviewSection>
    </SpaceBetween>
  )
}
