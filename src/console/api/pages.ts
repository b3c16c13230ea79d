/** What every list operation of IAM answers beside its items. */
interface Page {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

/** The most that IAM gives in one answer. */
export const largestPage = 1000

/** Follows `Marker` until the list ends, giving each page as it arrives. */
export async function* pagesOf<P extends Page>(
  load: (marker: string | undefined) => Promise<P>,
): AsyncGenerator<P> {
  let marker: string | undefined
  do {
    const page: P = await load(marker)
    yield page
    marker = page.IsTruncated === true ? page.Marker : undefined
  } while (marker !== undefined)
}

/** All items of a list that is known to be short enough to wait for. */
export const allOf = async <P extends Page, Item>(
  load: (marker: string | undefined) => Promise<P>,
  items: (page: P) => readonly Item[] | undefined,
): Promise<Item[]> => {
  const all: Item[] = []
  for await (const page of pagesOf(load)) all.push(...(items(page) ?? []))
  return all
}
