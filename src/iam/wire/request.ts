import {
  type OperationContract,
  operations,
  type ServiceContract,
  serviceOfVersion,
  services,
} from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import type { RequestParts } from './canonical-request.ts'
import { malformedInput, type Parameter, parseForm } from './form.ts'
import { readBody } from './read-body.ts'

/** A request that was read whole. */
export interface WireRequest {
  /** What its signature covers. */
  readonly parts: RequestParts
  readonly form: readonly Parameter[]
}

/** Bytes; the largest policy documents, percent-encoded, fit several times. */
export const defaultBodyLimit = 2 * 1024 * 1024

const tooLarge = (limit: number): ServiceError =>
  new ServiceError('RequestEntityTooLarge', 413, `The request body is larger than ${limit} bytes.`)

const incompleteBody = (): ServiceError =>
  new ServiceError(
    'IncompleteBody',
    400,
    'The request body does not have the length that Content-Length names.',
  )

const wholeBody = async (
  request: Request,
  limit: number,
  given: Uint8Array | undefined,
): Promise<Uint8Array> => {
  if (given !== undefined) {
    if (given.byteLength > limit) throw tooLarge(limit)
    return given
  }
  const body = await readBody(request, limit)
  if (body === 'too-large') throw tooLarge(limit)
  if (body === 'incomplete') throw incompleteBody()
  return body
}

const decodeText = (body: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw malformedInput('The request body is not UTF-8 text.')
  }
}

const formType = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * Reads a request of the Query protocol, never more than `limit` bytes of it whatever its headers say.
 * `host` and `content-length` are restored where the host environment hides them (a service worker does):
 * SDKs sign both. A host that has read the body already gives it as `given`, and the request's own is left alone.
 *
 * @throws ServiceError for another method or content type, a body that is too large, incomplete or unreadable.
 */
export const readRequest = async (
  request: Request,
  limit = defaultBodyLimit,
  given?: Uint8Array,
): Promise<WireRequest> => {
  if (request.method !== 'POST') {
    throw new ServiceError(
      'MethodNotAllowed',
      405,
      `The method '${request.method}' is not one of this API; use POST.`,
    )
  }
  const contentType = request.headers.get('content-type') ?? ''
  if (!formType.test(contentType.trim())) {
    throw new ServiceError(
      'UnsupportedMediaType',
      415,
      `The content type '${contentType.slice(0, 100)}' is not one of this API; use application/x-www-form-urlencoded.`,
    )
  }
  const body = await wholeBody(request, limit, given)
  return { parts: partsOf(request, body), form: parseForm(decodeText(body)) }
}

/** What the signature of a request covers, once its body is read. */
export const partsOf = (request: Request, body: Uint8Array): RequestParts => {
  const url = new URL(request.url)
  const headers = new Map(request.headers)
  if (!headers.has('host')) headers.set('host', url.host)
  if (!headers.has('content-length')) headers.set('content-length', String(body.byteLength))
  return { method: request.method, path: url.pathname, query: url.search.slice(1), headers, body }
}

const single = (form: readonly Parameter[], name: string): string | undefined => {
  const values = form.filter(([key]) => key === name)
  if (values.length > 1) throw malformedInput(`The parameter '${name}' is given more than once.`)
  return values[0]?.[1]
}

/** The service whose words an answer takes before its operation is known: IAM unless the version is another's. */
export const serviceOfForm = (form: readonly Parameter[]): ServiceContract =>
  serviceOfVersion(form.find(([name]) => name === 'Version')?.[1] ?? '') ?? services.iam

/**
 * The operation that `Action` and `Version` name.
 *
 * @throws ServiceError MissingAction or InvalidAction, in AWS's words.
 */
export const operationOfForm = (form: readonly Parameter[]): OperationContract => {
  const action = single(form, 'Action')
  const version = single(form, 'Version')
  if (!action) {
    throw new ServiceError('MissingAction', 400, 'The request is missing an action or a required parameter.')
  }
  const operation = operations.get(action)
  if (!operation || operation.service.version !== version) {
    throw new ServiceError(
      'InvalidAction',
      400,
      `Could not find operation ${action.slice(0, 128)} for version ${version?.slice(0, 32) || 'NO_VERSION_SPECIFIED'}`,
    )
  }
  return operation
}
