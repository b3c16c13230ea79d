import { workerCaller } from '../api/worker-call.ts'
import type { PolicyWorkerMethods } from './policy.worker.ts'

/** The one worker that all editors of the page share: it holds the catalogue of AWS services. */
export const policyWorker = workerCaller<PolicyWorkerMethods>(
  () => new Worker(new URL('./policy.worker.ts', import.meta.url), { type: 'module', name: 'policy' }),
)
