import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { makeChange } from '../../api/change.ts'
import { attachPolicy } from '../../api/changes/entity-policies.ts'
import { addUserToGroup, createGroup } from '../../api/changes/groups.ts'
import { usePickablePolicies } from '../../api/pickable-policies.ts'
import { usersQuery } from '../../api/queries/users.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { paths } from '../../app/paths.ts'
import { Unfinished } from '../../app/unfinished.tsx'
import { UnsavedChangesGuard } from '../../app/unsaved-changes.tsx'
import { attachTask } from '../../ui/attach-task.ts'
import { bringIntoView } from '../../ui/bring-into-view.ts'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { nameProblem } from '../../ui/name-problem.ts'
import { PathField } from '../../ui/path-field.tsx'
import { pathProblem } from '../../ui/path-problem.ts'
import { PolicyPicker } from '../../ui/policy-picker.tsx'
import { useBulkRun } from '../../ui/use-bulk-run.ts'
import { UserPicker } from '../../ui/user-picker.tsx'

/** Creates a group with its first users and policies. */
export const Component = () => {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const users = useQuery(usersQuery())
  const policies = usePickablePolicies()
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set())
  const [policyArns, setPolicyArns] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [creating, setCreating] = useState(false)
  const [created, setCreated] = useState(false)
  const [error, setError] = useState<unknown>()
  const bulk = useBulkRun()
  const problems = { name: nameProblem('group name', name), path: pathProblem(path) }
  const touched = name !== '' || path !== '/' || members.size > 0 || policyArns.size > 0

  const finish = (): void => {
    notify({ type: 'success', content: `The user group “${name}” is created.` })
    void navigate(paths.group(name))
  }
  const tasks = new Map<string, () => Promise<void>>([
    ...[...members].map(
      userName =>
        [
          `Add the user ${userName}`,
          () => makeChange(queryClient, addUserToGroup, { groupName: name, userName }),
        ] as const,
    ),
    ...[...policyArns].map(
      policyArn =>
        [
          attachTask(policyArn),
          () => makeChange(queryClient, attachPolicy, { entity: { kind: 'group', name }, policyArn }),
        ] as const,
    ),
  ])
  const run = async (names: readonly string[]): Promise<void> => {
    if (await bulk.start(names, async task => tasks.get(task)?.())) finish()
  }
  const submit = async (): Promise<void> => {
    flushSync(() => setTried(true))
    if (problems.name !== undefined || problems.path !== undefined) {
      focusFirstProblem()
      return
    }
    setCreating(true)
    setError(undefined)
    try {
      await makeChange(queryClient, createGroup, { groupName: name, path })
      // At once: with nothing more to do the page is left in this very moment, and the guard must know by then.
      flushSync(() => setCreated(true))
    } catch (failure) {
      setError(failure)
      setCreating(false)
      return
    }
    await run([...tasks.keys()])
    setCreating(false)
  }

  if (created && !creating && bulk.failed.length > 0) {
    return (
      <Unfinished
        noun="user group"
        name={name}
        failed={bulk.failed}
        running={bulk.running}
        onRetry={() => void run(bulk.failed.map(({ id }) => id))}
        onLeave={() => void navigate(paths.group(name))}
      />
    )
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <UnsavedChangesGuard unsaved={touched && !created} />
      <Form
        header={<Header variant="h1">Create user group</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => void navigate(paths.groups())}>
              Cancel
            </Button>
            <Button variant="primary" loading={creating}>
              Create user group
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Name</Header>}>
            <SpaceBetween size="l">
              <FormField
                label="User group name"
                constraintText="Up to 128 characters: letters, digits and + = , . @ - _"
                errorText={tried ? problems.name : undefined}
              >
                <Input
                  value={name}
                  onChange={({ detail }) => setName(detail.value)}
                  spellcheck={false}
                  ariaRequired
                  autoFocus
                />
              </FormField>
              <PathField value={path} onChange={setPath} problem={problems.path} />
            </SpaceBetween>
          </Container>
          <UserPicker
            users={users.data?.items}
            partial={users.data?.complete === false}
            failure={users.error && <ErrorNotice error={users.error} onRetry={() => void users.refetch()} />}
            selected={members}
            onChange={setMembers}
          />
          <PolicyPicker
            policies={policies.policies}
            loading={policies.isPending}
            failure={
              policies.error && <ErrorNotice error={policies.error} onRetry={() => void policies.refetch()} />
            }
            selectedArns={policyArns}
            onChange={setPolicyArns}
          />
          {error !== undefined && (
            <div ref={bringIntoView}>
              <ErrorNotice error={error} />
            </div>
          )}
        </SpaceBetween>
      </Form>
    </form>
  )
}
