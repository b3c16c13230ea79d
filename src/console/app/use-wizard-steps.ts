import { useState } from 'react'
import { flushSync } from 'react-dom'
import { focusFirstProblem } from '../ui/focus-first-problem.ts'

/**
 * Where a wizard stands. `blocked` says of every step whether something in it is missing: nobody gets past such a step,
 * and from the first try on it shows what.
 */
export const useWizardSteps = (blocked: readonly boolean[]) => {
  const [step, setStep] = useState(0)
  const [checkedStep, setCheckedStep] = useState(-1)
  return {
    step,
    /** Whether a step shows its problems. */
    isChecked: (index: number): boolean => checkedStep >= index,
    /** Goes to a step, or to the first one on the way that keeps from it. */
    goTo: (wanted: number): void => {
      const blocking = blocked.findIndex((isBlocked, index) => index < wanted && isBlocked)
      // At once: the fields must be marked by the time one of them is looked for.
      flushSync(() => {
        if (blocking >= 0) setCheckedStep(Math.max(checkedStep, blocking))
        setStep(blocking >= 0 ? blocking : wanted)
      })
      if (blocking === step) focusFirstProblem()
    },
  }
}
