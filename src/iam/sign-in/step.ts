import type { SignInAnswer, SignInStep } from '../../lib/sign-in-messages.ts'
import type { RequestFacts } from '../operation.ts'
import type { RequestParts } from '../wire/canonical-request.ts'
import type { JsonObject, Site } from './request-body.ts'

/** A request of one step: of our own site, and a JSON object. */
export interface StepRequest {
  readonly body: JsonObject
  /** Of the other end, for throttling. */
  readonly address: string | undefined
  readonly site: Site
  /** What policies can test. */
  readonly facts: RequestFacts
  /** What a signature covers, where there is one. */
  readonly parts: RequestParts
}

/** How far it came; for the log. */
export type StepOutcome = SignInAnswer['state'] | 'passkey-options' | 'enrolled'

export interface StepResult {
  readonly answer: object
  /** The ARN of who proved to be it. */
  readonly caller: string
  readonly outcome: StepOutcome
}

/** One step of signing in; throws a `Refusal`, or an error of the service. */
export type Step = (request: StepRequest) => Promise<StepResult>

export type Steps<Name extends SignInStep = SignInStep> = Readonly<Record<Name, Step>>
