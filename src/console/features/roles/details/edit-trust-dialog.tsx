import type { Role } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { useChange } from '../../../api/change.ts'
import { updateTrustPolicy } from '../../../api/changes/roles.ts'
import { failureOf } from '../../../api/failure.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { useSession } from '../../../app/session-context.tsx'
import { CasesBeside } from '../../../app/simulation/cases-beside.tsx'
import { DraftNotice } from '../../../editor/draft-notice.tsx'
import { PolicyAuthoring } from '../../../editor/policy-authoring.tsx'
import { PolicyTextDiff } from '../../../editor/policy-text-diff.tsx'
import { usePolicyDraft } from '../../../editor/use-policy-draft.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { trustPolicyKind, trustQuota } from '../trust/trust-quota.ts'
import { TrustSentences } from '../trust/trust-sentences.tsx'
import { admits, askedRole } from '../who/verdict.ts'

interface EditTrustDialogProps {
  readonly role: Role
  readonly trustPolicy: string
  readonly onClose: () => void
}

/** Writes the trust policy of a role; the text is saved exactly as it stands here. */
export const EditTrustDialog = ({ role, trustPolicy, onClose }: EditTrustDialogProps) => {
  const roleName = role.RoleName ?? ''
  const draft = usePolicyDraft(`trust ${role.Arn ?? ''}`, trustPolicy)
  const { text } = draft
  const [reviewing, setReviewing] = useState(false)
  const update = useChange(updateTrustPolicy)
  const notify = useNotify()
  const { code, message } = failureOf(update.error)
  // What is wrong with the text stands at the text.
  const rejected = update.error !== null && (code === 'MalformedPolicyDocument' || code === 'LimitExceeded')
  const save = async (): Promise<void> => {
    if (!reviewing) {
      setReviewing(true)
      return
    }
    try {
      await update.mutateAsync({ roleName, document: text })
    } catch (error) {
      setReviewing(false)
      throw error
    }
    draft.finish()
    notify({ type: 'success', content: `The trust policy of “${roleName}” is saved.` })
    onClose()
  }
  const change = (changed: string): void => {
    draft.write(changed)
    if (rejected) update.reset()
  }
  return (
    <FormDialog
      size="max"
      header={`Trust policy of “${roleName}”`}
      submitText={reviewing ? 'Save changes' : 'Review changes'}
      submitting={update.isPending}
      blocked={text === trustPolicy ? 'Nothing is changed yet.' : undefined}
      failure={update.error !== null && !rejected && <ErrorNotice error={update.error} />}
      onBack={reviewing ? () => setReviewing(false) : undefined}
      onSubmit={save}
      // One key is no decision to lose a text: the draft is there when the dialog is opened again.
      onDismiss={onClose}
      onClose={() => {
        draft.finish()
        onClose()
      }}
    >
      <TrustLockoutWarning role={role} before={trustPolicy} after={text} />
      <div hidden={reviewing}>
        <SpaceBetween size="m">
          <DraftNotice draft={draft} saved={trustPolicy} />
          <PolicyAuthoring
            kind={trustPolicyKind}
            label="Trust policy"
            value={text}
            onChange={change}
            quota={trustQuota}
            errorText={rejected ? message : undefined}
            rows={18}
            isDraft
          />
          <CasesBeside policy={role.Arn ?? ''} text={text} brief />
        </SpaceBetween>
      </div>
      {reviewing && (
        <SpaceBetween size="m">
          <div>
            <Header variant="h3">What the new trust policy says</Header>
            <TrustSentences document={text} />
          </div>
          <PolicyTextDiff
            before={trustPolicy}
            after={text}
            beforeLabel="The trust policy"
            afterLabel="The new trust policy"
          />
        </SpaceBetween>
      )}
    </FormDialog>
  )
}

interface TrustLockoutWarningProps {
  readonly role: Role
  readonly before: string
  readonly after: string
}

/** Says so when whoever is about to save lets themselves out. */
const TrustLockoutWarning = ({ role, before, after }: TrustLockoutWarningProps) => {
  // Under a role too: every switch begins with the person's own sign-in.
  const { person } = useSession()
  const settled = useSettled(after, 300)
  const { Arn = '' } = role
  const lockedOut = useMemo(() => {
    const [, , , , accountId = ''] = Arn.split(':')
    // The root user can assume no role, and so loses nothing.
    if (person.type === 'root') return false
    const lets = (text: string): boolean =>
      admits(
        askedRole(Arn, accountId, text),
        { arn: person.arn, accountId: person.arn.split(':')[4] ?? '' },
        new Date(),
      )
    return lets(before) && !lets(settled)
  }, [Arn, person, before, settled])
  if (!lockedOut) return null
  return (
    <Alert type="warning" header="You would lock yourself out">
      The trust policy lets you, “{person.name}”, in today, and would no longer once it is saved as it stands.
      Sessions that have begun go on until they end.
    </Alert>
  )
}
