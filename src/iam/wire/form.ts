import { ServiceError } from '../errors.ts'

/** The Query protocol's answer to a body that cannot be read as what the operation takes. */
export const malformedInput = (message: string): ServiceError =>
  new ServiceError('MalformedInput', 400, message)

/** More than any operation takes, and few enough that reading them costs nothing. */
const maxParameters = 10_000

export type Parameter = readonly [name: string, value: string]

const decodePart = (part: string): string => {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced
}

/**
 * Reads `application/x-www-form-urlencoded` text. Unlike URLSearchParams it refuses text that is no UTF-8
 * instead of replacing characters, since documents are kept as they were given.
 *
 * @throws ServiceError MalformedInput for a broken escape or more than 10,000 parameters.
 */
export const parseForm = (text: string): readonly Parameter[] => {
  const parameters: Parameter[] = []
  if (text === '') return parameters
  const pairs = text.split('&', maxParameters + 1)
  if (pairs.length > maxParameters) {
    throw malformedInput(`The request has more than ${maxParameters} parameters.`)
  }
  for (const pair of pairs) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    try {
      parameters.push(
        equals < 0
          ? [decodePart(pair), '']
          : [decodePart(pair.slice(0, equals)), decodePart(pair.slice(equals + 1))],
      )
    } catch {
      // The value is left out: it may be a secret.
      const name = equals < 0 ? pair : pair.slice(0, equals)
      throw malformedInput(`The parameter '${name.slice(0, 100)}' is not percent-encoded UTF-8.`)
    }
  }
  return parameters
}
