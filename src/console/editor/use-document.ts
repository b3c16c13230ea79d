import { startTransition, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { openDocument, type PolicyDocument } from './policy-document.ts'

/** Whoever does one of these is about to do something with the text that they wrote. */
const leaving = ['pointerdown', 'focusout'] as const

/**
 * The document of an editor whose text its form holds. The form is told of what is written, and drawn again when there is
 * time for it, so that nobody waits for that between two keys; at once when the editor is left. When the form gives a
 * text that was never reported, the document takes it over, in one step of its history.
 */
export function useDocument(value: string, onChange: (text: string) => void): PolicyDocument {
  const [document] = useState(() => openDocument(value))
  const report = useRef(onChange)
  report.current = onChange
  // A form may render a text that it was told before the newest one: that is no text of its own.
  const reported = useRef(new Set<string>())
  const users = useRef(0)
  useEffect(() => {
    users.current++
    const unsubscribe = document.subscribe(() => {
      reported.current.add(document.text())
      startTransition(() => report.current(document.text()))
    })
    const flush = (): void => {
      if (reported.current.size > 0) flushSync(() => report.current(document.text()))
    }
    for (const event of leaving) window.addEventListener(event, flush, true)
    return () => {
      users.current--
      unsubscribe()
      for (const event of leaving) window.removeEventListener(event, flush, true)
      // A model must not outlive its page; by then all views have let go of it, or React has only tried it out.
      queueMicrotask(() => {
        if (users.current === 0) document.dispose()
      })
    }
  }, [document])
  useEffect(() => {
    const isReported = reported.current.has(value)
    if (value === document.text()) reported.current.clear()
    else if (!isReported) document.replaceAll(value)
  }, [document, value])
  return document
}
