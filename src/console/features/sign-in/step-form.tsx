import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'
import type { Problem } from './problem.ts'
import { countdownWords, useCountdown } from './use-countdown.ts'
import { problemId, type Step } from './use-step.ts'

interface StepFormProps {
  readonly step: Pick<Step<string>, 'busy' | 'problem' | 'attempt' | 'onSubmit'>
  readonly submit: string
  readonly busyText: string
  readonly children: ReactNode
}

/** The form around a step: its problem on top, its fields, the button. Puts the cursor into the first empty field. */
export function StepForm({ step, submit, busyText, children }: StepFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const waiting = useCountdown(step.problem?.retryAfterSeconds ?? 0, step.attempt)

  useEffect(() => {
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input.si-input') ?? [])]
    const first = inputs.find(input => input.value === '')
    if (first === undefined) form.current?.querySelector<HTMLButtonElement>('.si-submit')?.focus()
    else first.focus()
  }, [])

  return (
    <form
      ref={form}
      className="si-form"
      noValidate
      onSubmit={waiting > 0 ? event => event.preventDefault() : step.onSubmit}
    >
      {step.problem === undefined ? null : (
        <ProblemNotice key={step.attempt} problem={step.problem} waiting={waiting} attempt={step.attempt} />
      )}
      {children}
      <button type="submit" className="si-submit" aria-disabled={step.busy || waiting > 0}>
        {step.busy ? <span className="si-spinner" aria-hidden="true" /> : null}
        {step.busy ? busyText : waiting > 0 ? `${submit} (in ${countdownWords(waiting)})` : submit}
      </button>
      <span role="status" className="si-unseen">
        {step.busy
          ? busyText
          : step.problem?.retryAfterSeconds !== undefined && waiting === 0
            ? 'You can try again now.'
            : null}
      </span>
    </form>
  )
}

interface ProblemNoticeProps {
  readonly problem: Problem
  readonly waiting: number
  readonly attempt: number
}

function ProblemNotice({ problem, waiting, attempt }: ProblemNoticeProps) {
  const isOver = problem.retryAfterSeconds !== undefined && waiting === 0
  return (
    <Notice
      kind={isOver ? 'info' : 'error'}
      id={problemId}
      title={isOver ? 'You can try again now' : problem.title}
      saidElsewhere={isOver}
      focusOn={problem.field === undefined ? attempt : undefined}
    >
      {isOver ? null : problem.text}
    </Notice>
  )
}
