import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor'

export interface TagsFieldProps {
  readonly tags: readonly TagEditorProps.Tag[]
  readonly onChange: (tags: readonly TagEditorProps.Tag[], valid: boolean) => void
}

/** IAM's quota of tags on one resource. */
const mostTags = 50

/** Tags being edited; removed ones stay visible until they are saved. */
export const TagsField = ({ tags, onChange }: TagsFieldProps) => (
  <TagEditor tags={tags} tagLimit={mostTags} onChange={({ detail }) => onChange(detail.tags, detail.valid)} />
)

export type EditedTag = TagEditorProps.Tag

export interface TagChanges {
  readonly set: readonly { readonly Key: string; readonly Value: string }[]
  readonly removed: readonly string[]
}

/** What has to be sent to bring the saved tags to the edited ones. */
export const tagChanges = (
  saved: readonly { Key?: string | undefined; Value?: string | undefined }[],
  edited: readonly EditedTag[],
): TagChanges => {
  const kept = edited.filter(tag => tag.markedForRemoval !== true)
  const before = new Map(saved.map(tag => [tag.Key, tag.Value]))
  return {
    set: kept
      .filter(tag => before.get(tag.key) !== tag.value)
      .map(tag => ({ Key: tag.key, Value: tag.value ?? '' })),
    removed: saved.flatMap(tag =>
      tag.Key !== undefined && !kept.some(({ key }) => key === tag.Key) ? [tag.Key] : [],
    ),
  }
}
