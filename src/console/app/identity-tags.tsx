import { useQueryClient } from '@tanstack/react-query'
import { makeChange } from '../api/change.ts'
import { changeTags } from '../api/changes/identities.ts'
import type { Identity } from '../api/entity.ts'
import { tagsQuery } from '../api/queries/tags.ts'
import { TagsTab } from './tags-tab.tsx'

/** The tags of a user or a role. */
export const IdentityTags = ({ identity }: { identity: Identity }) => {
  const queryClient = useQueryClient()
  return (
    <TagsTab
      noun={identity.kind}
      name={identity.name}
      query={tagsQuery(identity)}
      onSave={changes => makeChange(queryClient, changeTags, { identity, ...changes })}
    />
  )
}
