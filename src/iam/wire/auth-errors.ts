import { ServiceError } from '../errors.ts'

// Codes and sentences of AWS's common errors, IAM API Reference.

export const missingAuthenticationToken = (): ServiceError =>
  new ServiceError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token')

export const incompleteSignature = (message: string): ServiceError =>
  new ServiceError('IncompleteSignature', 400, message)

/** Without a message: the signature itself is not the expected one. */
export const signatureDoesNotMatch = (
  message = 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
): ServiceError => new ServiceError('SignatureDoesNotMatch', 403, message)

/** The access key is unknown, inactive or deleted, or the session token is not one of ours. */
export const invalidClientTokenId = (): ServiceError =>
  new ServiceError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')

export const expiredToken = (): ServiceError =>
  new ServiceError('ExpiredToken', 403, 'The security token included in the request is expired')
