import type { Tag as ApiTag } from '@aws-sdk/client-iam'
import type { Authorization, Call } from '../operation.ts'
import type { Tag } from '../store/collections.ts'
import type { Collection, ReadTx, WriteTx } from '../store/port.ts'
import { type PagedResult, type PagingInput, pageOfArray } from './paging.ts'
import { mergeTags, requestTagContext, sortedTags, tagKeysContext, toApiTags, withoutTags } from './tags.ts'

interface Tagged {
  readonly tags: readonly Tag[]
}

type Inside<Input> = Call<Input> & { readonly tx: ReadTx }

/** A family of tagged resources; `Input` is the part of a request that says which one is meant. */
interface TaggedFamily<Input, Doc extends Tagged> {
  readonly collection: Collection<Doc>
  /** What all three operations must be allowed on, with the condition keys of the request. */
  readonly on: (call: Call<Input>, context: Authorization['context']) => Authorization
  /** The resource whose tags are to change, or why they may not. */
  readonly find: (call: Inside<Input>) => Promise<Doc>
  /** Where tags can be read that cannot be changed; as `find` unless given. */
  readonly findToRead?: ((call: Inside<Input>) => Promise<Tagged>) | undefined
}

interface Body<Input, Tx, Output> {
  readonly authorize: (call: Call<Input>) => Authorization
  readonly run: (call: Call<Input> & { readonly tx: Tx }) => Promise<Output>
}

/** What the three operations of a family do; each is still declared by its own name. */
interface Tagging<Input> {
  readonly tag: Body<Input & { Tags: ApiTag[] | undefined }, WriteTx, Record<never, never>>
  readonly untag: Body<Input & { TagKeys: string[] | undefined }, WriteTx, Record<never, never>>
  readonly list: Body<
    Input & PagingInput,
    ReadTx,
    { Tags: ApiTag[] } & Pick<PagedResult<Tag>, 'IsTruncated' | 'Marker'>
  >
}

/**
 * Tag…, Untag… and List…Tags of a family of resources.
 * Source: IAM API Reference, TagRole, UntagRole and ListRoleTags, and their like.
 */
export function taggingOf<Input, Doc extends Tagged>(family: TaggedFamily<Input, Doc>): Tagging<Input> {
  const { collection, on, find, findToRead = find } = family
  return {
    tag: {
      authorize: call => on(call, requestTagContext(call.input.Tags)),
      run: async call => {
        const { tx, input, ports } = call
        const doc = await find(call)
        await tx.put(collection, { ...doc, tags: mergeTags(doc.tags, input.Tags, ports.quotas.tags) })
        return {}
      },
    },
    untag: {
      authorize: call => on(call, tagKeysContext(call.input.TagKeys)),
      run: async call => {
        const { tx, input } = call
        const doc = await find(call)
        await tx.put(collection, { ...doc, tags: withoutTags(doc.tags, input.TagKeys) })
        return {}
      },
    },
    list: {
      authorize: call => on(call, {}),
      run: async call => {
        const { tags } = await findToRead(call)
        const { items, ...paging } = pageOfArray(sortedTags(tags), tag => tag.key, call.input)
        return { Tags: toApiTags(items), ...paging }
      },
    },
  }
}
