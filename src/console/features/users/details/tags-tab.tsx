import type { Tag } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../../api/change.ts'
import { changeUserTags } from '../../../api/changes/users.ts'
import { userTagsQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { type EditedTag, TagsField, tagChanges } from '../../../ui/tags-field.tsx'

/** The user's tags. */
export const TagsTab = ({ userName }: { userName: string }) => {
  const { data: tags, error, refetch } = useQuery(userTagsQuery(userName))
  const [editing, setEditing] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Keys and values that policies and people can go by, such as a department."
          {...(tags === undefined ? {} : { counter: `(${tags.length})` })}
          actions={
            <Button
              disabled={tags === undefined}
              disabledReason="The tags are not known yet."
              onClick={() => setEditing(true)}
            >
              Manage tags
            </Button>
          }
        >
          Tags
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && tags === undefined && <StatusIndicator type="loading">Loading tags</StatusIndicator>}
      {tags?.length === 0 && <Box color="text-body-secondary">The user has no tags.</Box>}
      {tags !== undefined && tags.length > 0 && (
        <KeyValuePairs
          columns={4}
          items={tags.map(({ Key = '', Value }) => ({
            label: <span className="gatehouse-break">{Key}</span>,
            value: Value || '–',
          }))}
        />
      )}
      {editing && tags !== undefined && (
        <EditTags userName={userName} tags={tags} onClose={() => setEditing(false)} />
      )}
    </Container>
  )
}

interface EditTagsProps {
  readonly userName: string
  readonly tags: readonly Tag[]
  readonly onClose: () => void
}

const EditTags = ({ userName, tags, onClose }: EditTagsProps) => {
  const [edited, setEdited] = useState<readonly EditedTag[]>(() =>
    tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value, existing: true })),
  )
  const [valid, setValid] = useState(true)
  const change = useChange(changeUserTags)
  const notify = useNotify()
  const changes = tagChanges(tags, edited)
  const unchanged = changes.set.length === 0 && changes.removed.length === 0
  const save = async (): Promise<void> => {
    await change.mutateAsync({ userName, ...changes })
    notify({ type: 'success', content: `The tags of “${userName}” are saved.` })
    onClose()
  }
  return (
    <FormDialog
      size="large"
      header={`Tags of “${userName}”`}
      submitText="Save changes"
      submitting={change.isPending}
      blocked={
        !valid ? 'Correct the tags that are marked.' : unchanged ? 'Nothing is changed yet.' : undefined
      }
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <TagsField
        tags={edited}
        onChange={(next, nextValid) => {
          setEdited(next)
          setValid(nextValid)
        }}
      />
    </FormDialog>
  )
}
