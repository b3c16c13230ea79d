/**
 * How many characters of a policy count against IAM's quotas: all but white space.
 * Source: IAM quotas, "IAM doesn't count white space when calculating the size of a policy".
 */
export function policySize(text: string): number {
  let size = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c !== 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d) size++
  }
  return size
}
