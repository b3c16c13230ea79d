import { type Authenticate, requireSameCaller } from './authenticate.ts'
import type { AccountView, AccountViews } from './authorize/account-view.ts'
import { authorize } from './authorize/authorize.ts'
import type { Caller } from './caller.ts'
import { type OperationContract, type ServiceContract, services } from './contract/contract.ts'
import { ServiceError } from './errors.ts'
import type { CodeTries } from './mfa/code-tries.ts'
import {
  type Authorization,
  type Call,
  type ErasedOperation,
  notImplemented,
  type RequestFacts,
} from './operation.ts'
import type { Ports } from './ports.ts'
import { registry } from './registry.ts'
import type { CredentialReportJob } from './reports/credential-report-job.ts'
import type { Answer, FetchInfo } from './service.ts'
import { refuseSession } from './session-rules.ts'
import type { LastUseRecorder } from './sign-in/last-use.ts'
import { createThrottle, type Throttle } from './sign-in/throttle.ts'
import type { ReadTx, Store, WriteTx } from './store/port.ts'
import { acceptCountedCode } from './sts/mfa-code.ts'
import { invalidClientTokenId } from './wire/auth-errors.ts'
import { decodeForm } from './wire/decode.ts'
import { encodeError, encodeResult } from './wire/encode.ts'
import { defaultBodyLimit, operationOfForm, readRequest, serviceOfForm } from './wire/request.ts'
import { createRequestId } from './wire/request-id.ts'
import { validateInput } from './wire/validate.ts'

interface QueryParts {
  readonly store: Store
  readonly views: AccountViews
  readonly ports: Ports
  readonly authenticate: Authenticate
  readonly lastUse: LastUseRecorder
  readonly codeTries: CodeTries
  readonly credentialReportJob: CredentialReportJob
  readonly onFault: (error: unknown) => void
}

/** What became known of a request on its way, for its answer and its log line. */
interface Progress {
  readonly requestId: string
  service: ServiceContract
  operation?: OperationContract
  caller?: Caller
}

/** Tries at one's old password: ten in five minutes. */
const passwordTryLimits = { limit: 10, windowSeconds: 300 }

/**
 * The Query protocol of IAM and STS, one request after another step: read, authenticate, decode and validate,
 * authorize, run in a transaction, encode. A stranger's input is not decoded before the signature holds.
 */
export function createQuery(parts: QueryParts): (request: Request, info: FetchInfo) => Promise<Answer> {
  const { ports, authenticate, onFault } = parts
  const passwordTries = createThrottle(passwordTryLimits)

  const answer = async (request: Request, info: FetchInfo, progress: Progress): Promise<string> => {
    const { parts: signed, form } = await readRequest(request, defaultBodyLimit, info.body)
    progress.service = serviceOfForm(form)
    const operation = operationOfForm(form)
    progress.operation = operation
    // Operations that come unsigned bring a proof of their own, which their definition checks.
    if (!operation.signed) definitionOf(operation)
    const now = ports.now()
    const { caller, region } = await authenticate(signed, operation.service.name, now)
    progress.caller = caller
    const action = `${operation.service.name}:${operation.name}`
    noteUse(parts.lastUse, caller, operation.service.name, region)
    // Attempts count whether or not they are allowed; who made them is proven by here.
    parts.lastUse.noteAttempt(caller.accountId, caller.principalId, action, region)
    refuseSession(caller, operation)
    const definition = definitionOf(operation)
    const input = decodeForm(form, operation)
    validateInput(operation, rootMayGoUnnamed(caller, operation) ? { UserName: 'root', ...input } : input)
    const facts: RequestFacts = {
      requestId: progress.requestId,
      address: info.address,
      userAgent: signed.headers.get('user-agent'),
      secureTransport: request.url.startsWith('https:'),
      region,
    }
    const output = await run(parts, definition, action, { input, caller, facts, now, passwordTries })
    return encodeResult(operation, output, progress.requestId)
  }

  return async (request, info) => {
    const progress: Progress = { requestId: createRequestId(ports.hashes), service: services.iam }
    let status = 200
    let outcome = 'ok'
    let body: string
    try {
      body = await answer(request, info, progress)
    } catch (thrown) {
      const error = toServiceError(thrown, onFault)
      status = error.status
      outcome = error.code
      body = encodeError(progress.service, error, progress.requestId)
    }
    info.log?.({
      requestId: progress.requestId,
      operation: progress.operation?.name,
      caller: progress.caller?.arn ?? 'anonymous',
      outcome,
    })
    return {
      status,
      headers: {
        'content-type': 'text/xml',
        'cache-control': 'no-store',
        'x-amzn-requestid': progress.requestId,
      },
      body,
    }
  }
}

/** The model requires a user's name here, and the root user, who has none, means itself by leaving it out. */
const rootMayGoUnnamed = ({ type }: Caller, { name }: OperationContract): boolean =>
  type === 'root' && (name === 'EnableMFADevice' || name === 'ResyncMFADevice')

type Incoming = Pick<Call<object>, 'input' | 'caller' | 'facts' | 'now'> & {
  readonly passwordTries: Throttle
}

/**
 * Authorizes and runs; the transaction is committed before the answer exists. A writer may wait long for its
 * turn or for a password's hash, so what was decided before is decided again when the account has changed since:
 * nothing is written under a permission that was withdrawn, and confirmed so, in the meantime.
 */
async function run(
  { store, views, ports, lastUse, codeTries, credentialReportJob }: QueryParts,
  definition: ErasedOperation,
  action: string,
  incoming: Incoming,
): Promise<object> {
  const { accountId, principalId } = incoming.caller
  const decide = async (view: AccountView): Promise<Call<object>> => {
    const call: Call<object> = {
      ...incoming,
      accountId,
      view,
      accounts: views,
      ports,
      credentialReportJob,
      acceptCode: async (serialNumber, code) => {
        const of = { accountId, principalId, serialNumber, code }
        if (!(await acceptCountedCode({ store, ports, codeTries }, of))) return false
        // The code waited for its turn to be written, and whoever gave it may have lost the right meanwhile.
        await decideAgain(requireAccount(views, accountId))
        return true
      },
      forgetCodeTries: ofPrincipal => codeTries.forgetAtSts(accountId, ofPrincipal),
      recentUse: subjectId => lastUse.pending(accountId, subjectId),
      recentAttempts: subjectId => lastUse.pendingAttempts(accountId, subjectId),
    }
    if (definition.authorize !== 'none') {
      const wanted = definition.authorize(call)
      const all: readonly Authorization[] = Array.isArray(wanted) ? wanted : [wanted]
      for (const { action: beside } of all)
        if (beside !== undefined) lastUse.noteAttempt(accountId, principalId, beside, incoming.facts.region)
      await authorize(call, action, all)
    }
    return call
  }
  const decideAgain = (current: AccountView) => {
    requireSameCaller(views, incoming.caller)
    return decide(current)
  }
  const view = requireAccount(views, accountId)
  const { revision } = view
  const call = await decide(view)
  const inTransaction = await definition.prepare(call, store)
  // The transaction is absent or a reader's: the definition's own type has not promised it more.
  const inside = (tx?: ReadTx) => inTransaction({ ...call, tx } as Call<object> & { tx: WriteTx })
  if (definition.access === 'memory') return inside()
  if (definition.access === 'read') return store.read(inside)
  return store.write(accountId, async tx => {
    const current = requireAccount(views, accountId)
    if (current !== view || current.revision !== revision) await decideAgain(current)
    return inTransaction({ ...call, view: current, tx })
  })
}

function requireAccount(views: AccountViews, accountId: string): AccountView {
  const view = views.account(accountId)
  if (view === undefined) throw invalidClientTokenId()
  return view
}

function definitionOf(operation: OperationContract): ErasedOperation {
  const definition = registry[operation.name]
  if (definition === notImplemented)
    throw new ServiceError(
      'NotImplemented',
      501,
      `The operation ${operation.name} is part of the API and not built in Gatehouse yet.`,
    )
  // The contract that decodes the input bears the same name, so the input has the type the operation wants.
  return definition as unknown as ErasedOperation
}

/** Of long-term keys and of roles it is kept when they were last used; a person's sign-in is noted where it happens. */
function noteUse(lastUse: LastUseRecorder, caller: Caller, service: string, region: string): void {
  const { accountId, accessKeyId, principalId, session } = caller
  if (session === undefined) lastUse.noteUse(accountId, accessKeyId, service, region)
  else if (session.kind === 'role') lastUse.noteUse(accountId, principalId, service, region)
}

/** What is no answer of the service's own is a fault: told to the host, and no detail of it to the caller. */
function toServiceError(thrown: unknown, onFault: (error: unknown) => void): ServiceError {
  if (thrown instanceof ServiceError) return thrown
  onFault(thrown)
  return new ServiceError(
    'ServiceFailure',
    500,
    'The request processing has failed because of an unknown error, exception or failure.',
  )
}
