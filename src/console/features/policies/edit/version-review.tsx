import type { PolicyVersion } from '@aws-sdk/client-iam'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { LockoutWarning } from '../../../app/lockout-warning.tsx'
import { PolicyDifferencePanel } from '../../../app/policy-difference-panel.tsx'
import { PolicyTextDiff } from '../../../editor/policy-text-diff.tsx'
import { ReviewedFindings } from '../../../editor/reviewed-findings.tsx'
import { bringIntoView } from '../../../ui/bring-into-view.ts'
import { identityPolicy } from '../identity-policy.ts'
import { undoingActs } from '../undoing-acts.ts'
import { AffectedEntities } from './affected-entities.tsx'
import { VersionToDelete } from './version-to-delete.tsx'

/** What becomes of a new version. */
export interface VersionChoice {
  readonly setAsDefault: boolean
  /** The version that makes room, where there is none left. */
  readonly toDelete: string | undefined
}

interface VersionReviewProps {
  readonly policyArn: string
  /** The text that applies. */
  readonly before: string
  readonly after: string
  readonly versions: readonly PolicyVersion[]
  /** There is no room for one version more. */
  readonly full: boolean
  /** The service's own sentence, once it has refused one version more. */
  readonly refusal: string | undefined
  /** Why the last try failed, where that is not for a field to say. */
  readonly error: Error | null
  /** It was tried without choosing a version to delete. */
  readonly choiceMissing: boolean
  readonly choice: VersionChoice
  readonly onChoice: (choice: VersionChoice) => void
}

/** What a new text of a managed policy changes, for whom, and what becomes of the versions before. */
export const VersionReview = (props: VersionReviewProps) => {
  const { policyArn, before, after, choice, onChoice } = props
  const undoing = useMemo(() => undoingActs(policyArn), [policyArn])
  return (
    <SpaceBetween size="l">
      {/* A version that is not the default changes nothing yet. */}
      {choice.setAsDefault && <LockoutWarning changed={{ id: policyArn, text: after }} undoing={undoing} />}
      <Container
        header={
          <Header variant="h2" description="For whoever has the policy, beside the version that applies now.">
            What changes
          </Header>
        }
      >
        <PolicyDifferencePanel before={before} after={after} />
      </Container>
      <Container header={<Header variant="h2">Whom it reaches</Header>}>
        <AffectedEntities policyArn={policyArn} />
      </Container>
      <Container header={<Header variant="h2">Text</Header>}>
        <PolicyTextDiff
          before={before}
          after={after}
          beforeLabel="The version that applies"
          afterLabel="The new version"
        />
      </Container>
      <Container header={<Header variant="h2">Findings</Header>}>
        <ReviewedFindings text={after} kind={identityPolicy} />
      </Container>
      <Container header={<Header variant="h2">Version</Header>}>
        <SpaceBetween size="l">
          <Checkbox
            checked={choice.setAsDefault}
            onChange={({ detail }) => onChoice({ ...choice, setAsDefault: detail.checked })}
            description="It then applies at once wherever the policy is attached."
          >
            Set as the default version
          </Checkbox>
          {props.full && (
            <div ref={props.refusal === undefined ? null : bringIntoView}>
              <VersionToDelete
                versions={props.versions}
                refusal={props.refusal}
                missing={props.choiceMissing}
                value={choice.toDelete}
                onChange={toDelete => onChoice({ ...choice, toDelete })}
              />
            </div>
          )}
        </SpaceBetween>
      </Container>
      {props.error !== null && (
        <div ref={bringIntoView}>
          <ErrorNotice error={props.error} />
        </div>
      )}
    </SpaceBetween>
  )
}
