import { decodeBase64, encodeBase64 } from './bytes.ts'
import { Malformed } from './malformed.ts'

export interface PemBlock {
  /** What stands after BEGIN, such as `CERTIFICATE`. */
  readonly label: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const begin = '-----BEGIN '
const dashes = '-----'
const longestLabel = 64

/**
 * All blocks of a text in PEM, which may hold nothing else but white space: AWS, too, refuses certificates with
 * text before them. Throws `Malformed`. Source: RFC 7468, strict in labels and base64, lax in the length of lines.
 */
export function readPem(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  const skipBlank = (from: number): number => {
    let at = from
    while (at < text.length && /\s/.test(text.charAt(at))) at++
    return at
  }
  for (let at = skipBlank(0); at < text.length; at = skipBlank(at)) {
    if (!text.startsWith(begin, at)) throw new Malformed('no PEM block begins here')
    const labelAt = at + begin.length
    const label = text.slice(labelAt, labelAt + longestLabel).split(dashes, 1)[0] ?? ''
    const bodyAt = labelAt + label.length + dashes.length
    if (!text.startsWith(dashes, labelAt + label.length)) throw new Malformed('the label does not end')
    const end = `-----END ${label}-----`
    const endAt = text.indexOf(end, bodyAt)
    const bytes = endAt < 0 ? undefined : decodeBase64(text.slice(bodyAt, endAt).replaceAll(/\s/g, ''))
    if (bytes === undefined) throw new Malformed('the block is not base64 up to its end')
    blocks.push({ label, bytes })
    at = endAt + end.length
  }
  return blocks
}

/** One block with lines of 64 characters. */
export const writePem = (label: string, bytes: Uint8Array): string => {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? []
  return [`${begin}${label}${dashes}`, ...lines, `-----END ${label}${dashes}`].join('\n')
}
