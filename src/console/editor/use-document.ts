import { startTransition, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { openDocument, type PolicyDocument } from './policy-document.ts'
import { createToldTexts } from './told-texts.ts'
import { typingPause } from './typing-pause.ts'

/** Whoever does one of these is about to do something with the text that they wrote. */
const leaving = ['pointerdown', 'focusout', 'pagehide'] as const

/**
 * The document of an editor whose text its form holds. The form is told of what is written when typing
 * pauses, so that nobody waits for it to be drawn between two keys; at once when the editor is left. When the form gives a
 * text that was never reported, the document takes it over, in one step of its history. `before`: what the text was
 * before somebody wrote in it elsewhere, which undoing leads back to.
 */
export function useDocument(value: string, onChange: (text: string) => void, before = value): PolicyDocument {
  const [document] = useState(() => {
    const opened = openDocument(before)
    if (before !== value) opened.replaceAll(value)
    return opened
  })
  const report = useRef(onChange)
  report.current = onChange
  const [told] = useState(() => createToldTexts(value))
  const users = useRef(0)
  // Before anything is drawn: a key may come right after the editor does.
  useLayoutEffect(() => {
    users.current++
    let typing: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      clearTimeout(typing)
      typing = undefined
      told.tell(document.text())
      report.current(document.text())
    }
    const unsubscribe = document.subscribe(typed => {
      clearTimeout(typing)
      typing = setTimeout(() => startTransition(tell), typed ? typingPause(document.text()) : 0)
    })
    const flush = (event: Event): void => {
      // What a slow form was told and has not drawn would be missing from what is done next. Nothing may be drawn while
      // something is, which is when the focus is lost to nothing.
      const isDrawing = event instanceof FocusEvent && event.relatedTarget === null
      if (typing !== undefined || (told.isBehind(document.text()) && !isDrawing)) flushSync(tell)
    }
    // Before those who listen to the window itself: they count on the newest text.
    for (const event of leaving) window.addEventListener(event, flush, true)
    return () => {
      users.current--
      unsubscribe()
      // Such as by a session that ends between two keys.
      if (typing !== undefined) tell()
      for (const event of leaving) window.removeEventListener(event, flush, true)
      // A model must not outlive its page; by then all views have let go of it, or React has only tried it out.
      queueMicrotask(() => {
        if (users.current === 0) document.dispose()
      })
    }
  }, [document, told])
  useLayoutEffect(() => {
    if (told.draw(value, document.text())) document.replaceAll(value)
  }, [document, told, value])
  return document
}
