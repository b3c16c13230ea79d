import { record, texts } from './signed-in.ts'

/** What somebody wrote and did not save. */
export interface Draft {
  readonly text: string
  /** What they began with. */
  readonly base: string
  /** Milliseconds since 1970. */
  readonly at: number
}

const prefix = 'gatehouse.draft.'

/**
 * Whose draft it is, by their unique id, and of what: nobody must find the text of another person, not even of one who
 * had their name before.
 */
export const draftKey = (personId: string, accountId: string, what: string): string =>
  `${prefix}${personId} ${accountId} ${what}`

/**
 * Drafts live as long as the tab, so that a reload and a session that ends lose nothing. Where storage is
 * forbidden or full there are none.
 */
export function readDraft(storage: Storage | undefined, key: string): Draft | undefined {
  let kept: unknown
  try {
    kept = JSON.parse(storage?.getItem(key) ?? 'null')
  } catch {
    // Cut short or somebody else's: as if there were none.
    return undefined
  }
  const draft = record(kept)
  if (draft === undefined || !texts(draft, 'text', 'base')) return undefined
  const { text, base, at } = draft
  return typeof at === 'number' ? { text, base, at } : undefined
}

export function keepDraft(storage: Storage | undefined, key: string, draft: Draft): void {
  try {
    storage?.setItem(key, JSON.stringify(draft))
  } catch {
    // Full: an older text must not come back in the place of this one.
    dropDraft(storage, key)
  }
}

export function dropDraft(storage: Storage | undefined, key: string): void {
  storage?.removeItem(key)
}

/** Forgets the drafts of everybody who used the tab, but of those who are still signed in in it, by their unique ids. */
export function dropDrafts(storage: Storage | undefined, staying: readonly string[] = []): void {
  for (const key of Object.keys(storage ?? {}))
    if (key.startsWith(prefix) && !staying.some(id => key.startsWith(`${prefix}${id} `)))
      storage?.removeItem(key)
}
