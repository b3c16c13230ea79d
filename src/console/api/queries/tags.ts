import { ListRoleTagsCommand, ListUserTagsCommand, type Tag } from '@aws-sdk/client-iam'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { entityKeys, type Identity } from '../entity.ts'
import { allOf } from '../pages.ts'

/** Asks for the tags of something, whatever it is. */
export type TagsQuery = ReturnType<typeof tagsQuery>

/** The tags of a user or a role. */
export const tagsQuery = (identity: Identity) =>
  queryOptions<Tag[], Error, Tag[], QueryKey>({
    queryKey: entityKeys.tags(identity),
    queryFn: ({ client, signal }) => {
      const { iam } = clientsOf(client)
      const options = { abortSignal: signal }
      return allOf(
        Marker =>
          identity.kind === 'user'
            ? iam.send(new ListUserTagsCommand({ UserName: identity.name, Marker }), options)
            : iam.send(new ListRoleTagsCommand({ RoleName: identity.name, Marker }), options),
        page => page.Tags,
      )
    },
  })
