/**
 * Percent-encodes everything but RFC 3986's unreserved characters: what SigV4 signs, and how IAM answers
 * with policy documents.
 */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
