import { useEffect, useState } from 'react'

/** So long a wait goes without saying, in milliseconds. */
const unsaid = 300

/** What the person waits for. A screen reader says what changes in a region that is there: the words come into it. */
export function WaitingWords({ children }: { readonly children: string }) {
  const [said, setSaid] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(true), unsaid)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="si-waiting" role="status">
      {said ? (
        <>
          <span className="si-spinner" aria-hidden="true" />
          {children}
        </>
      ) : (
        // As high as the words will be.
        '\u00a0'
      )}
    </p>
  )
}
