import { useEffect, useRef, useState } from 'react'
import { type Draft, draftKey, dropDraft, keepDraft, readDraft } from '../api/drafts.ts'
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
 * How long after a change the draft is kept, in milliseconds; longer for what takes long to be stored. A page that goes
 * away keeps it at once.
 */
const pauseFor = (text: string): number => 250 + text.length / 100

/**
 * Holds a text that survives a reload and a session that ends: whoever comes back goes on where they were.
 * @param what names the text among a person's drafts, such as a policy's ARN.
 */
export function usePolicyDraft(what: string, saved: string): PolicyDraft {
  const { person, account } = useSession()
  const key = draftKey(person.arn, account.id, what)
  const [restored, setRestored] = useState(() => {
    const draft = readDraft(tabStorage(), key)
    return draft === undefined || draft.text === saved ? undefined : draft
  })
  const [text, setText] = useState(restored?.text ?? saved)
  // What a save makes of `saved` while the page is still there is not what this text began with.
  const [base] = useState(restored?.base ?? saved)
  const finished = useRef(false)
  useEffect(() => {
    if (finished.current) return
    const keep = (): void => {
      // Who signs out leaves nothing behind, although the page goes away only after that.
      if (finished.current || sessionEnd() === 'signed-out') return
      if (text === base) dropDraft(tabStorage(), key)
      else keepDraft(tabStorage(), key, { text, base, at: Date.now() })
    }
    const timer = setTimeout(keep, pauseFor(text))
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [key, text, base])
  return {
    text,
    write: setText,
    restored,
    discard: () => {
      dropDraft(tabStorage(), key)
      setRestored(undefined)
      setText(saved)
    },
    finish: () => {
      finished.current = true
      dropDraft(tabStorage(), key)
    },
  }
}
