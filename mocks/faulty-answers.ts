import { ServiceError } from '../src/iam/errors.ts'
import { encodeError } from '../src/iam/wire/encode.ts'
import { parseForm } from '../src/iam/wire/form.ts'
import { serviceOfForm } from '../src/iam/wire/request.ts'
import type { SignInError } from '../src/lib/sign-in-messages.ts'
import type { Fault, Faults } from './faults.ts'
import { apiHeaders } from './handlers.ts'

const isSignIn = (request: Request): boolean => new URL(request.url).pathname.startsWith('/sign-in/')

const formOf = async (request: Request): Promise<ReturnType<typeof parseForm>> => {
  try {
    return parseForm(await request.clone().text())
  } catch {
    // The service itself refuses a body that is no form; no fault has to.
    return []
  }
}

/** What a fault can name: an operation's name, or `sign-in:` and the step. */
async function operationOf(request: Request): Promise<string> {
  if (isSignIn(request)) return `sign-in:${new URL(request.url).pathname.slice('/sign-in/'.length)}`
  const form = await formOf(request)
  return form.find(([name]) => name === 'Action')?.[1] ?? ''
}

const refuse = async (request: Request, fault: Fault & { readonly kind: 'error' }): Promise<Response> => {
  const { code, status, message } = fault
  if (isSignIn(request)) {
    const body = { code, message, ...(status === 429 ? { retryAfterSeconds: 60 } : {}) }
    return Response.json(body satisfies Omit<SignInError, 'code'>, { status, headers: apiHeaders })
  }
  const requestId = crypto.randomUUID()
  const service = serviceOfForm(await formOf(request))
  return new Response(encodeError(service, new ServiceError(code, status, message), requestId), {
    status,
    headers: { ...apiHeaders, 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  })
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

/** Puts the faults in front of `answer`: first every delay that fits, then the first error or lost connection. */
export function withFaults(
  faults: Faults,
  answer: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async request => {
    const hit = faults.list().length === 0 ? [] : faults.take(await operationOf(request))
    for (const fault of hit) if (fault.kind === 'latency') await wait(fault.milliseconds)
    const broken = hit.find(fault => fault.kind !== 'latency')
    if (broken === undefined) return answer(request)
    return broken.kind === 'network' ? Response.error() : refuse(request, broken)
  }
}
