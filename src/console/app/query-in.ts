/** What stands behind the first question mark of an address inside the console; further ones belong to it. */
export function queryIn(address: string): string {
  const at = address.indexOf('?')
  return at < 0 ? '' : address.slice(at + 1)
}
