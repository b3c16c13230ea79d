import { malformedInput } from './form.ts'
import { percentEncode } from './percent-encode.ts'

/** The parts of a request that a signature covers. */
export interface RequestParts {
  readonly method: string
  /** As it stood in the request line: still encoded, without the query. */
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

const canonicalPath = (path: string): string => {
  if (path === '/' || path === '') return '/'
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(percentEncode(segment))
  }
  const trailing = segments.length > 0 && /(\/|\/\.{1,2})$/.test(path) ? '/' : ''
  return `/${segments.join('/')}${trailing}`
}

const canonicalQuery = (query: string): string => {
  if (query === '') return ''
  const recode = (text: string): string => {
    try {
      return percentEncode(decodeURIComponent(text.replaceAll('+', ' ')))
    } catch {
      throw malformedInput('The query string is not percent-encoded UTF-8.')
    }
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return query
    .split('&')
    .filter(part => part !== '')
    .map((part): [string, string] => {
      const equals = part.indexOf('=')
      return equals < 0 ? [recode(part), ''] : [recode(part.slice(0, equals)), recode(part.slice(equals + 1))]
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/**
 * The canonical request of Signature Version 4 ("Create a signed AWS API request", step 1), for services
 * other than S3: the path is normalized and encoded once more. `bodyHash` is in hexadecimal.
 */
export const canonicalRequest = (
  request: RequestParts,
  signedHeaders: readonly string[],
  bodyHash: string,
): string => {
  let headers = ''
  for (const name of signedHeaders) {
    headers += `${name}:${(request.headers.get(name) ?? '').trim().replace(/ {2,}/g, ' ')}\n`
  }
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}
