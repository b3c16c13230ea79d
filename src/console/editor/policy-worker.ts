import { workerCaller } from '../api/worker-call.ts'
import type { PolicyWorkerMethods } from './policy.worker.ts'

/** The one worker that all editors of the page share: it holds the catalogue of AWS services. */
export const policyWorker = workerCaller<PolicyWorkerMethods>(
  () => new Worker(new URL('./policy.worker.ts', import.meta.url), { type: 'module', name: 'policy' }),
)

// Whoever fetches the editor will ask at once. What cannot be loaded is told by the first question.
policyWorker.call('prepare').catch(() => undefined)
