/** Base64 with the URL-safe alphabet and without padding. Source: RFC 4648, section 5. */
export const encodeBase64url = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes, or undefined when `text` is not exactly what `encodeBase64url` gives for some bytes. */
export const decodeBase64url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, character => character.charCodeAt(0))
  // Unused bits at the end would let several texts stand for the same bytes.
  return encodeBase64url(bytes) === text ? bytes : undefined
}
