import { useEffect, useState } from 'react'
import { draftKeeper } from '../api/draft-keeper.ts'
import { type Draft, draftKey, readDraft } from '../api/drafts.ts'
import { sessionEnd } from '../api/session.ts'
import { tabStorage } from '../api/tab-storage.ts'
import { useSession } from '../app/session-context.tsx'

/** The text of a policy while it is written. */
export interface PolicyDraft {
  readonly text: string
  readonly write: (text: string) => void
  /** What was found of an earlier time, until it is saved or discarded. */
  readonly restored: Draft | undefined
  /** Begins again with the text as it is saved. */
  readonly discard: () => void
  /** Forgets the draft: what was written is saved, or whoever wrote it does not want it. */
  readonly finish: () => void
}

/**
 * Holds a text that survives a reload and a session that ends: whoever comes back goes on where they were.
 * @param what names the text among a person's drafts, such as a policy's ARN; the same as long as the component is there.
 */
export function usePolicyDraft(what: string, saved: string): PolicyDraft {
  const { person, account } = useSession()
  const key = draftKey(person.id, account.id, what)
  const [restored, setRestored] = useState(() => {
    const draft = readDraft(tabStorage(), key)
    return draft === undefined || draft.text === saved ? undefined : draft
  })
  const [text, setText] = useState(restored?.text ?? saved)
  const [keeper] = useState(() =>
    draftKeeper({
      storage: tabStorage(),
      key,
      // What a save makes of `saved` while the page is still there is not what this text began with.
      base: restored?.base ?? saved,
      // Who signs out leaves nothing behind, although the page goes away only after that.
      isOver: () => sessionEnd() === 'signed-out',
      now: Date.now,
    }),
  )
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush)
    // After the editor has told its last keys, which it does in the clean-up of a layout effect.
    return () => {
      window.removeEventListener('pagehide', keeper.flush)
      keeper.flush()
    }
  }, [keeper])
  return {
    text,
    write: changed => {
      setText(changed)
      keeper.write(changed)
    },
    restored,
    discard: () => {
      keeper.restart(saved)
      setRestored(undefined)
      setText(saved)
    },
    finish: keeper.finish,
  }
}
