import type { Tag } from '@aws-sdk/client-iam'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TagsQuery } from '../api/queries/tags.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { type EditedTag, type TagChanges, TagsField, tagChanges } from '../ui/tags-field.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useNotify } from './notifications.tsx'

/** What tags are for, in a sentence. */
export const tagsDescription = 'Keys and values that policies and people can go by, such as a department.'

interface TaggedProps {
  /** `user` */
  readonly noun: string
  readonly name: string
  /** Why nobody can change them. */
  readonly blocked?: string | undefined
  /** Sets some tags and removes others. */
  readonly onSave: (changes: TagChanges) => Promise<void>
}

/** The tags of something, and the way to change them. */
export const TagsTab = ({ query, ...tagged }: TaggedProps & { readonly query: TagsQuery }) => {
  const { data: tags, error, refetch } = useQuery(query)
  const [editing, setEditing] = useState(false)
  const why = tagged.blocked ?? (tags === undefined ? 'The tags are not known yet.' : undefined)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={tagsDescription}
          {...(tags === undefined ? {} : { counter: `(${tags.length})` })}
          actions={
            <Button disabled={why !== undefined} disabledReason={why ?? ''} onClick={() => setEditing(true)}>
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
      {tags?.length === 0 && <Box color="text-body-secondary">The {tagged.noun} has no tags.</Box>}
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
        <EditTags {...tagged} tags={tags} onClose={() => setEditing(false)} />
      )}
    </Container>
  )
}

interface EditTagsProps extends TaggedProps {
  readonly tags: readonly Tag[]
  readonly onClose: () => void
}

const EditTags = ({ name, tags, onSave, onClose }: EditTagsProps) => {
  const [edited, setEdited] = useState<readonly EditedTag[]>(() =>
    tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value, existing: true })),
  )
  const [valid, setValid] = useState(true)
  const change = useMutation({ mutationFn: onSave })
  const notify = useNotify()
  const changes = tagChanges(tags, edited)
  const unchanged = changes.set.length === 0 && changes.removed.length === 0
  const save = async (): Promise<void> => {
    await change.mutateAsync(changes)
    notify({ type: 'success', content: `The tags of “${name}” are saved.` })
    onClose()
  }
  return (
    <FormDialog
      size="large"
      header={`Tags of “${name}”`}
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
