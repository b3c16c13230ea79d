import type { PolicyVersion } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { policyQuotas } from '../../../../policy/model/quotas.ts'
import { useChange } from '../../../api/change.ts'
import { replacePolicyVersion } from '../../../api/changes/policies.ts'
import { isAwsManaged } from '../../../api/pickable-policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { PolicyDifferencePanel } from '../../../app/policy-difference-panel.tsx'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { PolicyAuthoring } from '../../../editor/policy-authoring.tsx'
import { bringIntoView } from '../../../ui/bring-into-view.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { awsManagedReason } from '../aws-managed.ts'
import { identityPolicy } from '../identity-policy.ts'
import { serviceProblemOf } from '../service-problem.ts'
import { SummaryPanel } from '../summary-panel.tsx'
import { VersionToDelete } from './version-to-delete.tsx'

/** IAM's quota of versions of a managed policy; a service may have been given another, and then says so itself. */
const mostVersions = 5

/** A pause in typing of so many milliseconds, after which the texts are compared. */
const pause = 800

interface EditPolicyFormProps {
  readonly policyArn: string
  readonly policyName: string
  /** The text of the default version. */
  readonly document: string
  readonly versions: readonly PolicyVersion[]
}

export const EditPolicyForm = ({ policyArn, policyName, document, versions }: EditPolicyFormProps) => {
  const navigate = useNavigate()
  const notify = useNotify()
  const save = useChange(replacePolicyVersion)
  // What the form began with: a save makes the saved text the document while the page is still here.
  const [before] = useState(document)
  const [text, setText] = useState(document)
  const [setAsDefault, setSetAsDefault] = useState(true)
  const [toDelete, setToDelete] = useState<string>()
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const settled = useSettled(text, pause)
  const refused = serviceProblemOf(save.error)
  const full = versions.length >= mostVersions || refused?.field === 'versions'
  const awsManaged = isAwsManaged(policyArn)
  const blocked = awsManaged ? awsManagedReason : text === before ? 'Nothing is changed yet.' : undefined

  const submit = async (): Promise<void> => {
    setTried(true)
    if (blocked !== undefined || (full && toDelete === undefined)) return
    const versionId = await save.mutateAsync({
      policyArn,
      document: text,
      setAsDefault,
      replaces: full ? toDelete : undefined,
    })
    // At once: the page is left in this very moment, and the guard must know by then.
    flushSync(() => setSaved(true))
    const applies = setAsDefault ? 'is saved and applies now' : 'is saved; the default version still applies'
    notify({ type: 'success', content: `${versionId} of “${policyName}” ${applies}.` })
    await navigate(paths.policy(policyArn, 'versions'))
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        // A failure is kept by the change and shown where it belongs.
        submit().catch(() => undefined)
      }}
    >
      <UnsavedChangesGuard unsaved={text !== before && !saved} />
      <Form
        header={
          <Header
            variant="h1"
            description="Saving makes a new version; those from before stay until they are deleted."
          >
            Edit {policyName}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => void navigate(paths.policy(policyArn))}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={save.isPending}
              disabled={blocked !== undefined}
              disabledReason={blocked ?? ''}
            >
              Save as new version
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Permissions</Header>}>
            <div ref={refused?.field === 'document' ? bringIntoView : null}>
              <PolicyAuthoring
                kind={identityPolicy}
                value={text}
                onChange={changed => {
                  setText(changed)
                  save.reset()
                }}
                quota={policyQuotas.managed}
                errorText={refused?.field === 'document' ? refused.message : undefined}
              />
            </div>
          </Container>
          <Container
            header={
              <Header
                variant="h2"
                description="For whoever has the policy, beside the version that applies now."
              >
                What changes
              </Header>
            }
          >
            <PolicyDifferencePanel before={before} after={settled} />
          </Container>
          <SummaryPanel text={text} />
          <Container header={<Header variant="h2">Version</Header>}>
            <SpaceBetween size="l">
              <Checkbox
                checked={setAsDefault}
                onChange={({ detail }) => setSetAsDefault(detail.checked)}
                description="It then applies at once wherever the policy is attached."
              >
                Set as the default version
              </Checkbox>
              {full && (
                <div ref={refused?.field === 'versions' ? bringIntoView : null}>
                  <VersionToDelete
                    versions={versions}
                    refusal={refused?.field === 'versions' ? refused.message : undefined}
                    missing={tried && toDelete === undefined}
                    value={toDelete}
                    onChange={setToDelete}
                  />
                </div>
              )}
            </SpaceBetween>
          </Container>
          {save.error && refused === undefined && (
            <div ref={bringIntoView}>
              <ErrorNotice error={save.error} />
            </div>
          )}
        </SpaceBetween>
      </Form>
    </form>
  )
}
