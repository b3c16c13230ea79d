import ExpandableSection from '@cloudscape-design/components/expandable-section'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { nameOfArn } from '../../../../lib/arn.ts'
import { ReviewedTags, ReviewSection } from '../../../ui/review-section.tsx'
import { maxSessionLabel, sessionLength } from '../session-length.ts'
import { TrustSentences } from '../trust/trust-sentences.tsx'
import type { RoleDraft } from './role-draft.ts'
import { carriesInstanceProfile } from './service-use-cases.ts'

interface ReviewStepProps {
  readonly draft: RoleDraft
  readonly trustPolicy: string
  readonly failure: ReactNode
  readonly onEdit: (step: number) => void
}

/** The whole draft once more before it becomes a role. */
export const ReviewStep = ({ draft, trustPolicy, failure, onEdit }: ReviewStepProps) => (
  <SpaceBetween size="l">
    {failure}
    <ReviewSection title="Trusted entity" onEdit={() => onEdit(0)}>
      <SpaceBetween size="s">
        <TrustSentences document={trustPolicy} />
        <ExpandableSection headerText="Trust policy (JSON)">
          <pre className="gatehouse-document">{trustPolicy}</pre>
        </ExpandableSection>
      </SpaceBetween>
    </ReviewSection>
    <ReviewSection title="Permissions" onEdit={() => onEdit(1)}>
      <KeyValuePairs
        columns={2}
        items={[
          {
            label: 'Attached policies',
            value: [...draft.policyArns].map(nameOfArn).join(', ') || 'None: the role allows nothing yet',
          },
          {
            label: 'Permissions boundary',
            value: draft.boundaryArn === undefined ? 'None' : nameOfArn(draft.boundaryArn),
          },
        ]}
      />
    </ReviewSection>
    <ReviewSection title="Role details" onEdit={() => onEdit(2)}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Role name', value: draft.roleName },
          { label: 'Path', value: draft.path },
          { label: maxSessionLabel, value: sessionLength(draft.maxSessionHours * 3600) },
          { label: 'Description', value: draft.description || 'None' },
          ...(carriesInstanceProfile(draft)
            ? [
                {
                  label: 'Instance profile',
                  value: `${draft.roleName}, created along for instances to carry`,
                },
              ]
            : []),
        ]}
      />
    </ReviewSection>
    <ReviewSection title="Tags" onEdit={() => onEdit(2)}>
      <ReviewedTags tags={draft.tags} />
    </ReviewSection>
  </SpaceBetween>
)
