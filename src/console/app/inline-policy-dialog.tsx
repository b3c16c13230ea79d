import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { inlineKey } from '../api/account-entities.ts'
import type { Entity } from '../api/entity.ts'
import { failureOf } from '../api/failure.ts'
import { DraftNotice } from '../editor/draft-notice.tsx'
import { PolicyAuthoring } from '../editor/policy-authoring.tsx'
import { PolicyTextDiff } from '../editor/policy-text-diff.tsx'
import { usePolicyDraft } from '../editor/use-policy-draft.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { nameProblem } from '../ui/name-problem.ts'
import { newPolicyText } from '../ui/new-policy-text.ts'
import { ErrorNotice } from './error-notice.tsx'
import { LockoutWarning } from './lockout-warning.tsx'
import { PolicyDifferencePanel } from './policy-difference-panel.tsx'
import { CasesBeside } from './simulation/cases-beside.tsx'

const identityPolicy = { type: 'identity' } as const

/** What it takes to write an inline policy again. */
const putActions = {
  user: 'iam:PutUserPolicy',
  group: 'iam:PutGroupPolicy',
  role: 'iam:PutRolePolicy',
} as const

export interface InlinePolicyDialogProps {
  readonly entity: Entity
  readonly entityArn: string
  /** What is edited; absent for a new policy. */
  readonly policy?: { readonly name: string; readonly document: string } | undefined
  /** Names that are taken. */
  readonly taken: readonly string[]
  /** IAM's quota for all inline policies of the entity together, in characters without white space. */
  readonly quota: number
  readonly saving: boolean
  readonly error: Error | null
  /** Resolves when it is saved, rejects with what `error` then is. */
  readonly onSave: (name: string, document: string) => Promise<void>
  readonly onClose: () => void
}

/** Writes an inline policy; the text is saved exactly as it stands here. A change is reviewed before. */
export const InlinePolicyDialog = (props: InlinePolicyDialogProps) => {
  const { entity, entityArn, policy, error } = props
  const [before] = useState(policy?.document ?? newPolicyText)
  const [name, setName] = useState(policy?.name ?? '')
  const draft = usePolicyDraft(`inline ${entity.kind} ${entity.name} ${policy?.name ?? ''}`, before)
  const [tried, setTried] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  const [sent, setSent] = useState<string>()
  const isNew = policy === undefined
  const { code, message } = failureOf(error)
  // What is wrong with the text stands at the text.
  const rejected = error !== null && (code === 'MalformedPolicyDocument' || code === 'LimitExceeded')
  // Said of the text that was sent, and of no other.
  const refusal = rejected && draft.text === sent ? message : undefined
  const nameIsWrong = !isNew
    ? undefined
    : (nameProblem('policy name', name) ??
      (props.taken.includes(name)
        ? `There is an inline policy “${name}” already; edit that one or choose another name.`
        : undefined))
  const submit = async (): Promise<void> => {
    setTried(true)
    if (nameIsWrong !== undefined) return
    if (!isNew && !reviewing) {
      setReviewing(true)
      return
    }
    setSent(draft.text)
    try {
      await props.onSave(name, draft.text)
      draft.finish()
      props.onClose()
    } catch (failed) {
      setReviewing(false)
      throw failed
    }
  }
  const changed = useMemo(
    () => ({ id: name, holder: { type: entity.kind, name: entity.name }, text: draft.text }),
    [name, entity.kind, entity.name, draft.text],
  )
  const undoing = useMemo(
    () => [{ action: putActions[entity.kind], resource: entityArn }],
    [entity.kind, entityArn],
  )
  return (
    <FormDialog
      size="max"
      header={isNew ? 'Create inline policy' : `Edit inline policy ${name}`}
      submitText={isNew ? 'Create policy' : reviewing ? 'Save changes' : 'Review changes'}
      submitting={props.saving}
      blocked={!isNew && draft.text === before ? 'Nothing is changed yet.' : undefined}
      failure={error !== null && !rejected && <ErrorNotice error={error} />}
      onBack={reviewing ? () => setReviewing(false) : undefined}
      onSubmit={submit}
      // One key is no decision to lose a text: the draft is there when the dialog is opened again.
      onDismiss={props.onClose}
      onClose={() => {
        draft.finish()
        props.onClose()
      }}
    >
      <div hidden={reviewing}>
        <SpaceBetween size="m">
          <DraftNotice draft={draft} {...(policy === undefined ? {} : { saved: policy.document })} />
          {isNew && (
            <FormField label="Policy name" errorText={tried ? nameIsWrong : undefined}>
              <Input
                value={name}
                onChange={({ detail }) => setName(detail.value)}
                spellcheck={false}
                ariaRequired
              />
            </FormField>
          )}
          <PolicyAuthoring
            kind={identityPolicy}
            value={draft.text}
            onChange={draft.write}
            quota={props.quota}
            quotaNote="that all inline policies share"
            errorText={refusal}
            rows={18}
            isDraft
          />
          {!isNew && <CasesBeside policy={inlineKey(entity, name)} text={draft.text} brief />}
        </SpaceBetween>
      </div>
      {reviewing && (
        <SpaceBetween size="m">
          <LockoutWarning changed={changed} undoing={undoing} />
          <div>
            <Header variant="h3">What changes</Header>
            <PolicyDifferencePanel before={before} after={draft.text} />
          </div>
          <PolicyTextDiff
            before={before}
            after={draft.text}
            beforeLabel="The text"
            afterLabel="The new text"
          />
        </SpaceBetween>
      )}
    </FormDialog>
  )
}
