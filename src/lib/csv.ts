/** One cell of RFC 4180: quoted where it has to be. */
export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/**
 * The records of a text of RFC 4180, the header among them; lines end with LF or CRLF, the last one with or without.
 * A quote that is never closed reaches to the end of the text.
 */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = []
  // A cell and what ended it; quoted cells may hold anything.
  const cells = /("(?:[^"]|"")*(?:"|$)|[^,\r\n]*)(,|\r?\n|$)/y
  let record: string[] = []
  while (cells.lastIndex < text.length) {
    const [all = '', cell = '', end = ''] = cells.exec(text) ?? []
    if (all === '') break
    record.push(cell.startsWith('"') ? cell.slice(1).replace(/"$/, '').replaceAll('""', '"') : cell)
    if (end === ',' && cells.lastIndex === text.length) record.push('')
    if (end === ',') continue
    records.push(record)
    record = []
  }
  if (record.length > 0) records.push(record)
  return records
}
