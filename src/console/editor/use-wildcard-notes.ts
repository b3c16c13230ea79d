import { useEffect, useRef } from 'react'
import type { WildcardNote } from '../../policy/language/language.ts'
import { editor, KeyCode, KeyMod, Range } from './monaco.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'

/** A pause in typing and in scrolling, in milliseconds, after which the notes follow. */
const pause = 100

/**
 * Writes behind each pattern of actions in sight how many actions it covers. A click on it, or the command of the
 * context menu with the cursor in the pattern, opens the list of them.
 */
export function useWildcardNotes(
  document: PolicyDocument,
  code: editor.IStandaloneCodeEditor | undefined,
  onOpen: (note: WildcardNote) => void,
): void {
  const open = useRef(onOpen)
  open.current = onOpen
  useEffect(() => {
    if (code === undefined) return
    const { model } = document
    const shown = code.createDecorationsCollection()
    let notes: readonly WildcardNote[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    const write = async (): Promise<void> => {
      const text = document.text()
      const visible = code.getVisibleRanges()
      const from = visible[0]?.getStartPosition()
      const to = visible.at(-1)?.getEndPosition()
      if (from === undefined || to === undefined) return
      const offset = model.getOffsetAt(from)
      try {
        const found = await policyWorker.call('covers', text, {
          offset,
          length: model.getOffsetAt(to) - offset,
        })
        if (ended || model.isDisposed() || document.text() !== text) return
        notes = found
        shown.set(found.map(note => noteBehind(model, note)))
      } catch {
        // Without the catalogue there are no notes; the panel of findings says that it is missing.
      }
    }
    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void write(), pause)
    }
    void write()
    const listeners = [
      code.onDidChangeModelContent(later),
      code.onDidScrollChange(later),
      code.onMouseDown(({ target: { element, position } }) => {
        if (position === null || element?.classList.contains(noteClass) !== true) return
        const at = model.getOffsetAt(position)
        const note = notes.find(({ offset }) => offset === at)
        if (note !== undefined) open.current(note)
      }),
      code.addAction({
        id: 'gatehouse.show-actions',
        label: 'Show what this pattern covers',
        keybindings: [KeyMod.Alt | KeyCode.F1],
        contextMenuGroupId: 'navigation',
        run: () => {
          const at = code.getPosition()
          if (at === null) return
          const cursor = model.getOffsetAt(at)
          const note = notes.find(
            // The note stands behind the closing quote.
            ({ offset, pattern }) => cursor <= offset && cursor >= offset - pattern.length - 2,
          )
          if (note !== undefined) open.current(note)
        },
      }),
    ]
    return () => {
      ended = true
      clearTimeout(timer)
      for (const listener of listeners) listener.dispose()
      shown.clear()
    }
  }, [document, code])
}

const noteClass = 'gatehouse-wildcard-note'

function noteBehind(model: editor.ITextModel, note: WildcardNote): editor.IModelDeltaDecoration {
  const place = model.getPositionAt(note.offset)
  const count = note.actions.length
  return {
    range: Range.fromPositions(place),
    options: {
      // What is typed beside it must not become a part of it.
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      showIfCollapsed: true,
      after: {
        content: ` ${count === 1 ? '1 action' : `${count.toLocaleString('en')} actions`}`,
        inlineClassName: noteClass,
        cursorStops: editor.InjectedTextCursorStops.None,
      },
    },
  }
}
