import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Wizard from '@cloudscape-design/components/wizard'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { generatePassword } from '../../../../lib/generate-password.ts'
import { makeChange } from '../../../api/change.ts'
import { createUser } from '../../../api/changes/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { paths } from '../../../app/paths.ts'
import { tagsDescription } from '../../../app/tags-tab.tsx'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { useWizardSteps } from '../../../app/use-wizard-steps.ts'
import { TagsField } from '../../../ui/tags-field.tsx'
import { useBulkRun } from '../../../ui/use-bulk-run.ts'
import { CreatedUser } from './created-user.tsx'
import { DetailsStep } from './details-step.tsx'
import { grantedPermissions, type Task, tasksOf } from './granted-permissions.ts'
import { PermissionsStep } from './permissions-step.tsx'
import { ReviewStep } from './review-step.tsx'
import {
  type DraftProblems,
  detailsProblems,
  emptyDraft,
  isTouched,
  passwordOf,
  permissionsProblems,
  tagsProblems,
  type UserDraft,
} from './user-draft.ts'

const checks = [detailsProblems, permissionsProblems, tagsProblems] as const

/** Where each new wizard starts: remounting it forgets the user before and draws a new password. */
export const Component = () => {
  const [attempt, setAttempt] = useState(0)
  return <CreateUser key={attempt} onCreateAnother={() => setAttempt(attempt + 1)} />
}

const CreateUser = ({ onCreateAnother }: { onCreateAnother: () => void }) => {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<UserDraft>(() => emptyDraft(generatePassword()))
  const [submitting, setSubmitting] = useState(false)
  const [error, setError] = useState<unknown>()
  const [tasks, setTasks] = useState<readonly Task[]>()
  const bulk = useBulkRun()
  const change = (part: Partial<UserDraft>): void => setDraft(current => ({ ...current, ...part }))
  const problems = checks.map(check => check(draft))
  const { step, isChecked, goTo } = useWizardSteps(problems.map(found => Object.keys(found).length > 0))
  const shownProblems = (index: number): DraftProblems => (isChecked(index) ? (problems[index] ?? {}) : {})

  const runTasks = (all: readonly Task[], names: readonly string[]): Promise<boolean> =>
    bulk.start(names, async name => all.find(task => task.name === name)?.run())

  const submit = async (): Promise<void> => {
    setSubmitting(true)
    setError(undefined)
    try {
      const granted = await grantedPermissions(queryClient, draft)
      await makeChange(queryClient, createUser, {
        userName: draft.userName,
        path: draft.path,
        boundaryArn: draft.boundaryArn,
        tags: draft.tags.map(tag => ({ Key: tag.key, Value: tag.value })),
      })
      const all = tasksOf(queryClient, draft, granted)
      setTasks(all)
      await runTasks(
        all,
        all.map(task => task.name),
      )
    } catch (failure) {
      setError(failure)
    } finally {
      setSubmitting(false)
    }
  }

  if (tasks !== undefined) {
    return (
      <CreatedUser
        userName={draft.userName}
        password={passwordOf(draft)}
        progress={bulk.progress}
        running={bulk.running}
        onRetry={names => void runTasks(tasks, names)}
        onCreateAnother={onCreateAnother}
      />
    )
  }
  return (
    <>
      <UnsavedChangesGuard unsaved={isTouched(draft)} />
      <Wizard
        activeStepIndex={step}
        submitButtonText="Create user"
        isLoadingNextStep={submitting}
        onCancel={() => void navigate(paths.users())}
        onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
        onSubmit={() => void submit()}
        steps={[
          {
            title: 'Specify user details',
            content: <DetailsStep draft={draft} change={change} problems={shownProblems(0)} />,
          },
          {
            title: 'Set permissions',
            content: <PermissionsStep draft={draft} change={change} problems={shownProblems(1)} />,
          },
          {
            title: 'Add tags',
            isOptional: true,
            content: (
              <Container header={<Header variant="h2">Tags</Header>}>
                <FormField stretch description={tagsDescription} errorText={shownProblems(2).tags}>
                  <TagsField tags={draft.tags} onChange={(tags, tagsValid) => change({ tags, tagsValid })} />
                </FormField>
              </Container>
            ),
          },
          {
            title: 'Review and create',
            content: (
              <ReviewStep
                draft={draft}
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
