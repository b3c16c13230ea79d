import type { PolicyVersion } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useDeferredValue, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { policyQuotas } from '../../../../policy/model/quotas.ts'
import { useChange } from '../../../api/change.ts'
import { replacePolicyVersion } from '../../../api/changes/policies.ts'
import { isAwsManaged } from '../../../api/pickable-policies.ts'
import { Fetched } from '../../../app/fetched.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { CasesBeside } from '../../../app/simulation/cases-beside.tsx'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { DraftNotice } from '../../../editor/draft-notice.tsx'
import { PolicyAuthoring } from '../../../editor/policy-authoring.tsx'
import { usePolicyDraft } from '../../../editor/use-policy-draft.ts'
import { SingleClick } from '../../../ui/single-click.tsx'
import { awsManagedReason } from '../aws-managed.ts'
import { identityPolicy } from '../identity-policy.ts'
import { serviceProblemOf } from '../service-problem.ts'
import { SummaryPanel } from '../summary-panel.tsx'

/** IAM's quota of versions of a managed policy; a service may have been given another, and then says so itself. */
const mostVersions = 5

// What is not there to write with comes after the editor.
const fetchReview = async () => (await import('./version-review.tsx')).VersionReview

interface EditPolicyFormProps {
  readonly policyArn: string
  readonly policyName: string
  /** The text of the default version. */
  readonly document: string
  readonly versions: readonly PolicyVersion[]
  /** The statement, counted from 0, to begin with. */
  readonly statement?: number | undefined
}

/** Writes a new version in two steps: the text, and then what it changes. */
export const EditPolicyForm = (props: EditPolicyFormProps) => {
  const { policyArn, policyName, document, versions, statement } = props
  const navigate = useNavigate()
  const notify = useNotify()
  const save = useChange(replacePolicyVersion)
  // What the form began with: a save makes the saved text the document while the page is still here.
  const [before] = useState(document)
  const draft = usePolicyDraft(`edit ${policyArn}`, before)
  const { text } = draft
  const [reviewing, setReviewing] = useState(false)
  const [setAsDefault, setSetAsDefault] = useState(true)
  const [toDelete, setToDelete] = useState<string>()
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const refused = serviceProblemOf(save.error)
  const full = versions.length >= mostVersions || refused?.field === 'versions'
  const blocked = isAwsManaged(policyArn)
    ? awsManagedReason
    : text === before
      ? 'Nothing is changed yet.'
      : undefined
  // What follows the text is drawn when typing leaves time for it.
  const later = useDeferredValue(text)
  const below = useMemo(
    () => (
      <>
        <SummaryPanel text={later} />
        <CasesBeside policy={policyArn} text={later} />
      </>
    ),
    [policyArn, later],
  )

  const submit = async (): Promise<void> => {
    if (blocked !== undefined) return
    if (!reviewing) {
      setReviewing(true)
      window.scrollTo(0, 0)
      return
    }
    setTried(true)
    if (full && toDelete === undefined) return
    const versionId = await save.mutateAsync({
      policyArn,
      document: text,
      setAsDefault,
      replaces: full ? toDelete : undefined,
    })
    draft.finish()
    // At once: the page is left in this very moment, and the guard must know by then.
    flushSync(() => setSaved(true))
    const applies = setAsDefault ? 'is saved and applies now' : 'is saved; the default version still applies'
    notify({ type: 'success', content: `${versionId} of “${policyName}” ${applies}.` })
    await navigate(paths.policy(policyArn, 'versions'))
  }
  const fail = (error: unknown): void => {
    // What is wrong with the text is shown at the text; the change keeps the failure.
    if (serviceProblemOf(error)?.field === 'document') setReviewing(false)
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        submit().catch(fail)
      }}
    >
      <UnsavedChangesGuard unsaved={text !== before && !saved} onLeave={draft.finish} />
      <Form
        header={
          <Header
            variant="h1"
            description={
              reviewing
                ? 'What the new version changes, beside the one that applies now.'
                : 'Saving makes a new version; those from before stay until they are deleted.'
            }
          >
            {reviewing ? `Review the new version of ${policyName}` : `Edit ${policyName}`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => void navigate(paths.policy(policyArn))}>
              Cancel
            </Button>
            {reviewing && (
              <Button formAction="none" onClick={() => setReviewing(false)}>
                Back to the text
              </Button>
            )}
            <SingleClick>
              <Button
                variant="primary"
                loading={save.isPending}
                disabled={blocked !== undefined}
                disabledReason={blocked ?? ''}
              >
                {reviewing ? 'Save as new version' : 'Review changes'}
              </Button>
            </SingleClick>
          </SpaceBetween>
        }
      >
        {/* Kept while the review is shown, so that its history can still be undone. */}
        <div hidden={reviewing}>
          <SpaceBetween size="l">
            <DraftNotice draft={draft} saved={before} />
            <Container header={<Header variant="h2">Permissions</Header>}>
              <PolicyAuthoring
                kind={identityPolicy}
                value={text}
                onChange={changed => {
                  draft.write(changed)
                  if (save.error !== null) save.reset()
                }}
                quota={policyQuotas.managed}
                errorText={refused?.field === 'document' ? refused.message : undefined}
                statement={statement}
                rows={24}
                isDraft
              />
            </Container>
            {below}
          </SpaceBetween>
        </div>
        {reviewing && (
          <Fetched
            name="version-review"
            fetch={fetchReview}
            what="the review"
            props={{
              policyArn,
              before,
              after: text,
              versions,
              full,
              refusal: refused?.field === 'versions' ? refused.message : undefined,
              error: refused === undefined ? save.error : null,
              choiceMissing: tried && toDelete === undefined,
              choice: { setAsDefault, toDelete },
              onChoice: chosen => {
                setSetAsDefault(chosen.setAsDefault)
                setToDelete(chosen.toDelete)
              },
            }}
          />
        )}
      </Form>
    </form>
  )
}
