import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { ServiceException } from '@smithy/core/client'
import { HttpRequest } from '@smithy/core/transport'
import type {
  EnrolledPasskey,
  EnrollPasskeyOptionsRequest,
  EnrollPasskeyRequest,
} from '../../lib/sign-in-messages.ts'
import type { Clients } from './clients.ts'
import { record, texts } from './signed-in.ts'

/** The browser made no passkey; the message says why and what to do. */
export class PasskeyNotMade extends Error {
  override name = 'PasskeyNotMade'
}

/**
 * Registers a passkey or security key for whoever the clients sign as: the browser's own dialog comes up. Fails with
 * `PasskeyNotMade` where it was left, and as calls of the API do where the service refuses. `signIn` is the address of
 * the sign-in endpoint. Loaded only by whoever enrols one.
 */
export async function enrolPasskey(
  clients: Clients,
  signIn: string,
  deviceName: string,
  create: typeof startRegistration = startRegistration,
): Promise<EnrolledPasskey> {
  const ask: EnrollPasskeyOptionsRequest = { deviceName }
  const { ticket, options } = readOptions(await signedPost(clients, `${signIn}/enroll-passkey-options`, ask))
  const response = await create({ optionsJSON: options }).catch((error: unknown) => {
    throw new PasskeyNotMade(reasonOf(error), { cause: error })
  })
  // The library's type lets absent what older browsers leave out; the service says what it misses.
  const enrol: EnrollPasskeyRequest = { ticket, response: response as RegistrationResponseJSON }
  return readEnrolled(await signedPost(clients, `${signIn}/enroll-passkey`, enrol))
}

/** By the names of the errors of `navigator.credentials.create`; others speak for themselves. */
const reasons: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The browser’s dialog was left, or nothing was confirmed in time. Try again, and confirm it there.',
  InvalidStateError:
    'This passkey or security key is registered for you already. Use another one, or deactivate the device first.',
  SecurityError:
    'The browser allows passkeys only on https: and on http://localhost. Open the console by such an address.',
  NotSupportedError: 'This browser or security key supports none of the algorithms that the service accepts.',
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  const name = cause instanceof Error ? cause.name : error.name
  return reasons[name] ?? `The browser made no passkey: ${error.message}`
}

/** A JSON request of the sign-in endpoint, signed as one of the API's. */
async function signedPost(clients: Clients, url: string, message: object): Promise<unknown> {
  const { protocol, host, hostname, port, pathname } = new URL(url)
  const signer = await clients.iam.config.signer()
  const signed = await signer.sign(
    new HttpRequest({
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: pathname,
      headers: { host, 'content-type': 'application/json' },
      body: JSON.stringify(message),
    }),
  )
  const { host: _host, ...headers } = signed.headers
  const answer = await fetch(url, { method: 'POST', headers, body: signed.body, credentials: 'omit' })
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return body
  throw refusalOf(body, answer.status)
}

const refusalOf = (body: unknown, status: number): ServiceException => {
  const error = record(body)
  const known = error !== undefined && texts(error, 'code', 'message') ? error : undefined
  return new ServiceException({
    name: known?.code ?? 'UnexpectedAnswer',
    message: known?.message ?? `The sign-in endpoint answered with status ${status}.`,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status },
  })
}

const notUnderstood = (): Error =>
  new Error('The sign-in endpoint answered something that this console does not understand.')

interface Asked {
  readonly ticket: string
  readonly options: PublicKeyCredentialCreationOptionsJSON
}

function readOptions(value: unknown): Asked {
  const answer = record(value)
  const options = record(answer?.options)
  if (answer === undefined || options === undefined || !texts(answer, 'ticket')) throw notUnderstood()
  if (!texts(options, 'challenge')) throw notUnderstood()
  // The browser checks the rest of them, and says what it misses.
  return { ticket: answer.ticket, options: answer.options as PublicKeyCredentialCreationOptionsJSON }
}

function readEnrolled(value: unknown): EnrolledPasskey {
  const answer = record(value)
  if (answer === undefined || !texts(answer, 'serialNumber')) throw notUnderstood()
  return { serialNumber: answer.serialNumber }
}
