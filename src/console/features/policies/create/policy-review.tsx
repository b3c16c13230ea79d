import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { PolicySummaryPanel } from '../../../app/policy-summary-panel.tsx'
import { ReviewedFindings } from '../../../editor/reviewed-findings.tsx'
import { PolicyText } from '../../../ui/policy-text.tsx'
import { ReviewedTags, ReviewSection } from '../../../ui/review-section.tsx'
import type { EditedTag } from '../../../ui/tags-field.tsx'
import { identityPolicy } from '../identity-policy.ts'
import type { PolicyDetails } from './details-fields.tsx'

interface PolicyReviewProps {
  readonly details: PolicyDetails
  readonly document: string
  readonly tags: readonly EditedTag[]
  /** Why the last try failed, where that is not for a field to say. */
  readonly failure: ReactNode
  readonly onEdit: () => void
}

/** The whole policy once more before it is created: what it allows and denies, and what the checks found. */
export const PolicyReview = ({ details, document, tags, failure, onEdit }: PolicyReviewProps) => (
  <SpaceBetween size="l">
    {failure}
    <ReviewSection title="Policy details" onEdit={onEdit}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Policy name', value: <span className="gatehouse-break">{details.name}</span> },
          { label: 'Path', value: details.path },
          { label: 'Description', value: details.description || 'None' },
        ]}
      />
    </ReviewSection>
    <ReviewSection title="Permissions" onEdit={onEdit}>
      <SpaceBetween size="m">
        <PolicySummaryPanel text={document} />
        <ExpandableSection headerText="Policy document (JSON)">
          <PolicyText document={document} label="Policy document" />
        </ExpandableSection>
      </SpaceBetween>
    </ReviewSection>
    <Container header={<Header variant="h2">Findings</Header>}>
      <ReviewedFindings text={document} kind={identityPolicy} />
    </Container>
    <ReviewSection title="Tags" onEdit={onEdit}>
      <ReviewedTags tags={tags} />
    </ReviewSection>
  </SpaceBetween>
)
