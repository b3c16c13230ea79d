/** A condition key, with a value or without one, as addresses write it. An equals sign in the key is escaped, so that the first one ends the key. */
export const writeAddressKey = (key: string, value?: string): string =>
  `${key.replace(/[%=]/g, encodeURIComponent)}${value === undefined ? '' : `=${value}`}`

/** Reads what `writeAddressKey` writes; there is no text that it cannot read. */
export function readAddressKey(text: string): { readonly key: string; readonly value: string | undefined } {
  const at = text.indexOf('=')
  const key = (at < 0 ? text : text.slice(0, at)).replace(/%(?:25|3D)/g, decodeURIComponent)
  return { key, value: at < 0 ? undefined : text.slice(at + 1) }
}
