import { dropDraft, keepDraft } from './drafts.ts'

/** Keeps one text as a draft while it is written. */
export interface DraftKeeper {
  /** Takes a text over; it is kept after a pause. */
  write(text: string): void
  /** Keeps at once what is not kept yet: its page goes away. */
  flush(): void
  /** Forgets the draft, and begins again with the text as it is saved. */
  restart(saved: string): void
  /** Forgets the draft for good. */
  finish(): void
}

interface DraftKeeperOptions {
  readonly storage: Storage | undefined
  readonly key: string
  /** What whoever writes began with. */
  readonly base: string
  /** Nothing may be kept any more. */
  readonly isOver: () => boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The pause after a change, in milliseconds; longer for what takes long to be stored. */
const pauseFor = (text: string): number => 250 + text.length / 100

/** Typing stores nothing, however long the text is: only a pause in it does, and the end of the page. */
export function draftKeeper({ storage, key, base: first, isOver, now }: DraftKeeperOptions): DraftKeeper {
  let base = first
  let waiting: { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | undefined
  let finished = false
  const stopWaiting = (): void => {
    clearTimeout(waiting?.timer)
    waiting = undefined
  }
  const keep = (): void => {
    if (waiting === undefined) return
    const { text } = waiting
    stopWaiting()
    if (isOver()) return
    if (text === base) dropDraft(storage, key)
    else keepDraft(storage, key, { text, base, at: now() })
  }
  return {
    write: text => {
      if (finished) return
      stopWaiting()
      waiting = { text, timer: setTimeout(keep, pauseFor(text)) }
    },
    flush: keep,
    restart: saved => {
      stopWaiting()
      base = saved
      dropDraft(storage, key)
    },
    finish: () => {
      finished = true
      stopWaiting()
      dropDraft(storage, key)
    },
  }
}
