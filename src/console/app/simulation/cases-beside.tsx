import { useDeferredValue } from 'react'
import { Fetched } from '../fetched.tsx'
import type { PolicyCasesProps } from './policy-cases.tsx'

// What is not there to write with comes after the editor.
const fetchCases = async () => (await import('./policy-cases.tsx')).PolicyCases

/** The saved cases beside a text that is being written: fetched later, and decided when typing leaves time for it. */
export const CasesBeside = (props: PolicyCasesProps) => {
  const text = useDeferredValue(props.text)
  return (
    <Fetched
      name="policy-cases"
      fetch={fetchCases}
      what="the saved cases"
      // In a dialog most often nothing follows.
      waiting={props.brief === true ? <span /> : undefined}
      props={{ ...props, text }}
    />
  )
}
