/** A piece of the template of an ARN: text, or the name of a field. */
export type ArnPiece = { readonly text: string } | { readonly field: string }

/** Takes a template such as `arn:${Partition}:s3:::${BucketName}` apart. */
export function arnPieces(template: string): readonly ArnPiece[] {
  return template.split(/(\$\{[^}]*\})/).flatMap((piece): readonly ArnPiece[] => {
    if (piece === '') return []
    return piece.startsWith('${') ? [{ field: piece.slice(2, -1) }] : [{ text: piece }]
  })
}

/** The names of the fields of a template, each once, in their order. */
export const arnFields = (template: string): readonly string[] => [
  ...new Set(arnPieces(template).flatMap(piece => ('field' in piece ? [piece.field] : []))),
]

export type ArnValues = Readonly<Record<string, string>>

/** Fills a template in; a field without a value is any. */
export const fillArn = (template: string, values: ArnValues): string =>
  arnPieces(template)
    .map(piece => ('field' in piece ? values[piece.field] || '*' : piece.text))
    .join('')

/** The values of a template's fields in an ARN; undefined where the ARN has not its form. */
export function readArn(template: string, arn: string): ArnValues | undefined {
  // Longer than any ARN that a person fills in field by field; matching takes time beyond its length.
  if (arn.length > 1000) return undefined
  const { pattern, fields } = readerOf(template)
  const match = pattern.exec(arn)
  if (match === null) return undefined
  const values: Record<string, string> = {}
  for (const [index, field] of fields.entries()) {
    const value = match[index + 1] ?? ''
    if (Object.hasOwn(values, field) && values[field] !== value) return undefined
    values[field] = value
  }
  return values
}

interface Reader {
  readonly pattern: RegExp
  /** The names of what it captures. */
  readonly fields: readonly string[]
}

/** Every ARN of a statement is held to every template of its services, again with each change. */
const readers = new Map<string, Reader>()

function readerOf(template: string): Reader {
  const known = readers.get(template)
  if (known !== undefined) return known
  const pieces = arnPieces(template)
  const pattern = pieces.map((piece, index) => {
    if ('text' in piece) return piece.text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const isLast = index === pieces.length - 1
    const next = pieces[index + 1]
    const stop = next !== undefined && 'text' in next ? next.text.charAt(0) : ''
    return isLast
      ? '(.+)'
      : stop === ''
        ? '(.+?)'
        : `([^${stop === ']' || stop === '^' || stop === '\\' ? `\\${stop}` : stop}]+)`
  })
  const reader = {
    pattern: new RegExp(`^${pattern.join('')}$`),
    fields: pieces.flatMap(piece => ('field' in piece ? [piece.field] : [])),
  }
  readers.set(template, reader)
  return reader
}

/** `BucketName` as `Bucket name`. */
export const fieldWords = (field: string): string => {
  const words = field
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word, index) => (/^[A-Z]{2,}$/.test(word) || index === 0 ? word : word.toLowerCase()))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
