import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { policyQuotas } from '../../../../policy/model/quotas.ts'
import { useChange } from '../../../api/change.ts'
import { createPolicy } from '../../../api/changes/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { Fetched } from '../../../app/fetched.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { tagsDescription } from '../../../app/tags-tab.tsx'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { DraftNotice } from '../../../editor/draft-notice.tsx'
import { PolicyAuthoring } from '../../../editor/policy-authoring.tsx'
import { usePolicyDraft } from '../../../editor/use-policy-draft.ts'
import { bringIntoView } from '../../../ui/bring-into-view.ts'
import { focusFirstProblem } from '../../../ui/focus-first-problem.ts'
import { newPolicyText } from '../../../ui/new-policy-text.ts'
import { SingleClick } from '../../../ui/single-click.tsx'
import { type EditedTag, TagsField, tagChanges } from '../../../ui/tags-field.tsx'
import { identityPolicy } from '../identity-policy.ts'
import { type PolicyField, serviceProblemOf } from '../service-problem.ts'
import { SummaryPanel } from '../summary-panel.tsx'
import { DetailsFields, detailsProblems, noDetails } from './details-fields.tsx'

// What is not there to write with comes after the editor.
const fetchReview = async () => (await import('./policy-review.tsx')).PolicyReview

/** Creates a policy of the account in two steps: what it is called, allows and denies, and then all of it once more. */
export const Component = () => {
  const navigate = useNavigate()
  const notify = useNotify()
  const create = useChange(createPolicy)
  const [details, setDetails] = useState(noDetails)
  const draft = usePolicyDraft('create', newPolicyText)
  const document = draft.text
  const [tags, setTags] = useState<readonly EditedTag[]>([])
  const [tagsValid, setTagsValid] = useState(true)
  const [tried, setTried] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  const [created, setCreated] = useState(false)
  const problems = detailsProblems(details)
  const problem = serviceProblemOf(create.error)
  // It comes into view where it is shown.
  const refused = reviewing ? undefined : problem
  const refusedIn = (field: PolicyField): string | undefined =>
    refused?.field === field ? refused.message : undefined
  const touched = details !== noDetails || document !== newPolicyText || tags.length > 0

  const submit = async (): Promise<void> => {
    flushSync(() => setTried(true))
    if (Object.keys(problems).length > 0 || !tagsValid) {
      focusFirstProblem()
      return
    }
    if (!reviewing) {
      setReviewing(true)
      window.scrollTo(0, 0)
      return
    }
    const arn = await create.mutateAsync({ ...details, document, tags: tagChanges([], tags).set })
    draft.finish()
    // At once: the page is left in this very moment, and the guard must know by then.
    flushSync(() => setCreated(true))
    notify({ type: 'success', content: `The policy “${details.name}” is created.` })
    await navigate(paths.policy(arn))
  }
  const fail = (error: unknown): void => {
    // What is wrong with a field is shown at the field; the change keeps the failure.
    if (serviceProblemOf(error) !== undefined) setReviewing(false)
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        submit().catch(fail)
      }}
    >
      <UnsavedChangesGuard unsaved={touched && !created} onLeave={draft.finish} />
      <Form
        header={<Header variant="h1">{reviewing ? 'Review and create' : 'Create policy'}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => void navigate(paths.policies())}>
              Cancel
            </Button>
            {reviewing && (
              <Button formAction="none" disabled={create.isPending} onClick={() => setReviewing(false)}>
                Back
              </Button>
            )}
            <SingleClick>
              <Button variant="primary" loading={create.isPending}>
                {reviewing ? 'Create policy' : 'Next'}
              </Button>
            </SingleClick>
          </SpaceBetween>
        }
      >
        {/* Kept while the review is shown, so that its history can still be undone. */}
        <div hidden={reviewing}>
          <SpaceBetween size="l">
            <DetailsFields
              details={details}
              problems={tried ? problems : {}}
              refusedIn={refusedIn}
              onChange={changed => {
                setDetails(changed)
                if (create.error !== null) create.reset()
              }}
            />
            <DraftNotice draft={draft} />
            <Container header={<Header variant="h2">Permissions</Header>}>
              <div ref={refused?.field === 'document' ? bringIntoView : null}>
                <PolicyAuthoring
                  kind={identityPolicy}
                  value={document}
                  onChange={text => {
                    draft.write(text)
                    if (create.error !== null) create.reset()
                  }}
                  quota={policyQuotas.managed}
                  errorText={refusedIn('document')}
                  isDraft
                />
              </div>
            </Container>
            <SummaryPanel text={document} />
            <Container
              header={
                <Header variant="h2" description={tagsDescription}>
                  Tags
                </Header>
              }
            >
              <div ref={refused?.field === 'tags' ? bringIntoView : null}>
                <FormField
                  stretch
                  errorText={
                    refusedIn('tags') ??
                    (tried && !tagsValid ? 'Correct the tags that are marked.' : undefined)
                  }
                >
                  <TagsField
                    tags={tags}
                    onChange={(changed, valid) => {
                      setTags(changed)
                      setTagsValid(valid)
                      if (create.error !== null) create.reset()
                    }}
                  />
                </FormField>
              </div>
            </Container>
          </SpaceBetween>
        </div>
        {reviewing && (
          <Fetched
            name="policy-review"
            fetch={fetchReview}
            what="the review"
            props={{
              details,
              document,
              tags,
              failure: create.error && problem === undefined && (
                <div ref={bringIntoView}>
                  <ErrorNotice error={create.error} />
                </div>
              ),
              onEdit: () => setReviewing(false),
            }}
          />
        )}
      </Form>
    </form>
  )
}
