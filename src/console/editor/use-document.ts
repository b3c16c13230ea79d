import { useEffect, useRef, useState } from 'react'
import { openDocument, type PolicyDocument } from './policy-document.ts'

/**
 * The document of an editor whose text its form holds. What is written is reported at once; when the form gives a text
 * that was never reported, the document takes it over, in one step of its history.
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
      report.current(document.text())
    })
    return () => {
      users.current--
      unsubscribe()
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
