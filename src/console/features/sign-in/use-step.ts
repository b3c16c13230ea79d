import { type FormEvent, useRef, useState } from 'react'
import type { SignInFailure, SignInResult } from '../../api/sign-in-client.ts'
import { type Problem, problemOf } from './problem.ts'

export type Values<Name extends string> = Readonly<Record<Name, string>>
export type FieldErrors<Name extends string> = Partial<Record<Name, string>>

/** Nothing went to the service, for a reason that has words of its own. */
export interface Unsent {
  readonly kind: 'unsent'
  readonly problem: Problem
}

export interface StepOptions<Name extends string, Answer> {
  readonly names: readonly Name[]
  /** What is wrong with the values before anything is sent, by field. */
  readonly check: (values: Values<Name>) => FieldErrors<Name>
  /** `wanted` tells whether the form is still there; what comes of one that was left is of no account. */
  readonly send: (
    values: Values<Name>,
    wanted: () => boolean,
  ) => Promise<SignInResult<Answer> | Unsent | undefined>
  readonly done: (answer: Answer, values: Values<Name>) => void
  /** The field that each refusal of the service is about. */
  readonly fieldOf?: Partial<Record<string, Name>> | undefined
  /** Called with a refusal before it is shown; `true` when it was dealt with elsewhere. */
  readonly elsewhere?: (failure: SignInFailure) => boolean
}

/** What a step knows about one of its fields, to be handed to it. */
export interface StepField {
  readonly name: string
  readonly error: string | undefined
  /** Id of the step's problem, where it is about this field. */
  readonly describedBy: string | undefined
}

/** The message of a step's problem; fields that it is about refer to it. */
export const problemId = 'si-problem'

export interface Step<Name extends string> {
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** Grows with every problem, so that the same one twice is announced twice. */
  readonly attempt: number
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly field: (name: Name) => StepField
}

/** One form of the sign-in pages: check, send, show what went wrong and put the focus there. */
export function useStep<Name extends string, Answer>(options: StepOptions<Name, Answer>): Step<Name> {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors<Name>>({})
  const [problem, setProblem] = useState<Problem>()
  const [attempt, setAttempt] = useState(0)
  const running = useRef(false)

  async function run(form: HTMLFormElement): Promise<void> {
    const values = read(form, options.names)
    const found = options.check(values)
    setErrors(found)
    setProblem(undefined)
    const wrong = options.names.find(name => found[name] !== undefined)
    if (wrong !== undefined) {
      focus(form, wrong)
      return
    }
    running.current = true
    setBusy(true)
    const result = await options.send(values, () => form.isConnected)
    running.current = false
    // Whoever has left the form meanwhile wants nothing to come of it.
    if (!form.isConnected || result === undefined) return
    setBusy(false)
    if (result.kind === 'answer') {
      options.done(result.answer, values)
      return
    }
    if (result.kind !== 'unsent' && options.elsewhere?.(result) === true) return
    const next = result.kind === 'unsent' ? result.problem : problemOf(result, options.fieldOf)
    setProblem(next)
    setAttempt(count => count + 1)
    if (next.field !== undefined) focus(form, next.field)
  }

  return {
    busy,
    problem,
    attempt,
    onSubmit(event) {
      event.preventDefault()
      if (!running.current) void run(event.currentTarget)
    },
    field: name => ({
      name,
      error: errors[name],
      describedBy: problem?.field === name ? problemId : undefined,
    }),
  }
}

function read<Name extends string>(form: HTMLFormElement, names: readonly Name[]): Values<Name> {
  const data = new FormData(form)
  const entries = names.map(name => [name, String(data.get(name) ?? '')] as const)
  return Object.fromEntries(entries) as Record<Name, string>
}

function focus(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}
