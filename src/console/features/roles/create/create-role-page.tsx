import Wizard from '@cloudscape-design/components/wizard'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { makeChange } from '../../../api/change.ts'
import { attachPolicy } from '../../../api/changes/entity-policies.ts'
import { createInstanceProfile, createRole } from '../../../api/changes/roles.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { useSession } from '../../../app/session-context.tsx'
import { Unfinished } from '../../../app/unfinished.tsx'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { useWizardSteps } from '../../../app/use-wizard-steps.ts'
import { attachTask } from '../../../ui/attach-task.ts'
import { useBulkRun } from '../../../ui/use-bulk-run.ts'
import { DetailsStep } from './details-step.tsx'
import { PermissionsStep } from './permissions-step.tsx'
import { ReviewStep } from './review-step.tsx'
import {
  type DraftField,
  type DraftProblems,
  detailsProblems,
  emptyDraft,
  isTouched,
  type RoleDraft,
  trustProblems,
} from './role-draft.ts'
import { type ServiceProblem, serviceProblem } from './service-problem.ts'
import { carriesInstanceProfile } from './service-use-cases.ts'
import { trustDocument } from './trust-document.ts'
import { TrustStep } from './trust-step.tsx'

const detailFields: readonly DraftField[] = ['roleName', 'path', 'description', 'tags']

const stepOf = (field: DraftField): number =>
  field === 'boundary' ? 1 : detailFields.includes(field) ? 2 : 0

/** Creates a role: whom it trusts, what it allows, how it is called. */
export const Component = () => {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const { account } = useSession()
  const [draft, setDraft] = useState<RoleDraft>(emptyDraft)
  const [stage, setStage] = useState<'draft' | 'creating' | 'created'>('draft')
  const [error, setError] = useState<unknown>()
  const [refused, setRefused] = useState<ServiceProblem>()
  const bulk = useBulkRun()
  const own = [trustProblems(draft), {}, detailsProblems(draft)]
  const { step, isChecked, goTo } = useWizardSteps(own.map(found => Object.keys(found).length > 0))
  const change = (part: Partial<RoleDraft>): void => {
    setDraft(current => ({ ...current, ...part }))
    // Whatever the service did not accept has been changed, or will be said again.
    setRefused(undefined)
  }
  const problemsOf = (index: number): DraftProblems => ({
    ...(isChecked(index) ? own[index] : {}),
    ...(refused !== undefined && stepOf(refused.field) === index ? { [refused.field]: refused.message } : {}),
  })
  const { roleName } = draft
  const trustPolicy = trustDocument(draft, account.id)

  const tasks = new Map<string, () => Promise<void>>([
    ...[...draft.policyArns].map(
      policyArn =>
        [
          attachTask(policyArn),
          () =>
            makeChange(queryClient, attachPolicy, { entity: { kind: 'role', name: roleName }, policyArn }),
        ] as const,
    ),
    ...(carriesInstanceProfile(draft)
      ? [
          [
            `Create the instance profile ${roleName}`,
            () => makeChange(queryClient, createInstanceProfile, { roleName }),
          ] as const,
        ]
      : []),
  ])
  const run = async (names: readonly string[]): Promise<void> => {
    if (!(await bulk.start(names, async task => tasks.get(task)?.()))) return
    notify({ type: 'success', content: `The role “${roleName}” is created.` })
    void navigate(paths.role(roleName))
  }
  const submit = async (): Promise<void> => {
    setStage('creating')
    setError(undefined)
    try {
      await makeChange(queryClient, createRole, {
        roleName,
        path: draft.path,
        description: draft.description,
        trustPolicy,
        maxSessionSeconds: draft.maxSessionHours * 3600,
        boundaryArn: draft.boundaryArn,
        tags: draft.tags.map(tag => ({ Key: tag.key, Value: tag.value })),
      })
      // At once: with nothing more to do the page is left in this very moment, and the guard must know by then.
      flushSync(() => setStage('created'))
    } catch (failure) {
      setStage('draft')
      const problem = serviceProblem(failure, draft)
      if (problem === undefined) setError(failure)
      else {
        setRefused(problem)
        goTo(stepOf(problem.field))
      }
      return
    }
    await run([...tasks.keys()])
  }

  if (stage === 'created' && bulk.failed.length > 0) {
    return (
      <Unfinished
        noun="role"
        name={roleName}
        failed={bulk.failed}
        running={bulk.running}
        onRetry={() => void run(bulk.failed.map(({ id }) => id))}
        onLeave={() => void navigate(paths.role(roleName))}
      />
    )
  }
  return (
    <>
      <UnsavedChangesGuard unsaved={isTouched(draft) && stage !== 'created'} />
      <Wizard
        activeStepIndex={step}
        submitButtonText="Create role"
        isLoadingNextStep={stage !== 'draft'}
        onCancel={() => void navigate(paths.roles())}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onSubmit={() => void submit()}
        steps={[
          {
            title: 'Select trusted entity',
            content: <TrustStep draft={draft} change={change} problems={problemsOf(0)} />,
          },
          {
            title: 'Add permissions',
            isOptional: true,
            content: <PermissionsStep draft={draft} change={change} problems={problemsOf(1)} />,
          },
          {
            title: 'Name and tag',
            content: <DetailsStep draft={draft} change={change} problems={problemsOf(2)} />,
          },
          {
            title: 'Review and create',
            content: (
              <ReviewStep
                draft={draft}
                trustPolicy={trustPolicy}
                failure={error !== undefined && <ErrorNotice error={error} />}
                onEdit={goTo}
              />
            ),
          },
        ]}
      />
    </>
  )
}
