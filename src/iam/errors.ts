/**
 * An answer that is not a success: code, HTTP status and sentence as AWS words them.
 * Source: the errors of the public IAM and STS API models.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  /** The code on the wire, such as `NoSuchEntity`. */
  readonly code: string
  readonly status: number
  /** Members beside the message that the error's shape has. */
  readonly members: Readonly<Record<string, string>>
  constructor(code: string, status: number, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.members = members
  }
}

type Named = 'user' | 'group' | 'role'

/** NoSuchEntity for something that is found by its name. */
export const noSuchEntity = (kind: Named, name: string): ServiceError =>
  new ServiceError('NoSuchEntity', 404, `The ${kind} with name ${name} cannot be found.`)

export const noSuch = (message: string): ServiceError => new ServiceError('NoSuchEntity', 404, message)

export const entityAlreadyExists = (kind: string, name: string): ServiceError =>
  new ServiceError('EntityAlreadyExists', 409, `${kind} with name ${name} already exists.`)

export const deleteConflict = (message: string): ServiceError =>
  new ServiceError('DeleteConflict', 409, message)

/** `quota` in AWS's spelling, such as `AccessKeysPerUser`. */
export const limitExceeded = (quota: string, limit: number): ServiceError =>
  new ServiceError('LimitExceeded', 409, `Cannot exceed quota for ${quota}: ${limit}`)

export const malformedPolicy = (message: string): ServiceError =>
  new ServiceError('MalformedPolicyDocument', 400, message)

export const invalidInput = (message: string): ServiceError => new ServiceError('InvalidInput', 400, message)

export const validationError = (message: string): ServiceError =>
  new ServiceError('ValidationError', 400, message)

/** Two codes in a row that an MFA device did not show. */
export const invalidAuthenticationCode = (): ServiceError =>
  new ServiceError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.')

/** What only the service that a role is linked to may do. */
export const unmodifiableEntity = (roleName: string): ServiceError =>
  new ServiceError(
    'UnmodifiableEntity',
    400,
    `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
  )
