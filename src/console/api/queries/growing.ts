import { queryOptions, experimental_streamedQuery as streamedQuery } from '@tanstack/react-query'
import { type Clients, clientsOf } from '../clients.ts'
import { largestPage, pagesOf } from '../pages.ts'

/** A list on its way: what has come so far, and whether that is all. */
export interface Growing<Items> {
  readonly items: Items
  readonly complete: boolean
}

interface Batch<Item> {
  readonly batch: readonly Item[]
  readonly last: boolean
}

interface PageInput {
  readonly Marker: string | undefined
  readonly MaxItems: number
}

interface Page {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

type Load<P> = (clients: Clients, page: PageInput) => Promise<P>
type ItemsOf<P, Item> = (page: P) => readonly Item[] | undefined

/** The first page is short so that a person sees rows at once; the rest comes in the largest pages there are. */
const firstPage = 100
const sizeOf = (marker: string | undefined): number => (marker === undefined ? firstPage : largestPage)

/**
 * The data grow page by page while the query is still fetching. Leaving the screen does not abort it: the pages that
 * had come would then pass for the whole list.
 */
const growingQuery = <P extends Page, Item, Items, Key extends readonly string[]>(
  queryKey: Key,
  load: Load<P>,
  itemsOf: ItemsOf<P, Item>,
  none: Items,
  add: (items: Items, batch: readonly Item[]) => Items,
) =>
  queryOptions({
    queryKey,
    queryFn: streamedQuery<Batch<Item>, Growing<Items>, Key>({
      streamFn: async function* ({ client }) {
        const clients = clientsOf(client)
        const pages = pagesOf(Marker => load(clients, { Marker, MaxItems: sizeOf(Marker) }))
        for await (const page of pages) yield { batch: itemsOf(page) ?? [], last: page.IsTruncated !== true }
      },
      refetchMode: 'replace',
      reducer: ({ items }, { batch, last }) => ({ items: add(items, batch), complete: last }),
      initialValue: { items: none, complete: false },
    }),
  })

/** All items of a long list, in its order. */
export const growingListQuery = <P extends Page, Item, Key extends readonly string[]>(
  queryKey: Key,
  load: Load<P>,
  itemsOf: ItemsOf<P, Item>,
) => {
  const none: readonly Item[] = []
  return growingQuery(queryKey, load, itemsOf, none, (items, batch) => [...items, ...batch])
}

/** All items of a long list, by their unique ids. */
export const growingMapQuery = <P extends Page, Item, Key extends readonly string[]>(
  queryKey: Key,
  load: Load<P>,
  itemsOf: ItemsOf<P, Item>,
  idOf: (item: Item) => string | undefined,
) => {
  const none: ReadonlyMap<string, Item> = new Map()
  return growingQuery(
    queryKey,
    load,
    itemsOf,
    none,
    (items, batch) => new Map([...items, ...batch.map(item => [idOf(item) ?? '', item] as const)]),
  )
}
