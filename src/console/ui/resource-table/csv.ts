import { csvField } from '../../../lib/csv.ts'
import { download } from '../download.ts'

/** Spreadsheets run a cell that starts like a formula; a leading apostrophe makes it text (OWASP, CSV injection). */
const disarm = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

export interface CsvOptions {
  /** Leaves cells exactly as they are: for credentials, which a program reads and an added character would spoil. */
  readonly verbatim?: boolean
}

/** One table as RFC 4180: CRLF between records, quotes where needed, nothing that a spreadsheet would run. */
export const toCsv = (
  header: readonly string[],
  records: readonly (readonly string[])[],
  { verbatim = false }: CsvOptions = {},
): string =>
  [header, ...records]
    .map(record => `${record.map(text => csvField(verbatim ? text : disarm(text))).join(',')}\r\n`)
    .join('')

/**
 * Hands the person a file. A byte order mark tells spreadsheets that it is UTF-8; a file that is to stay as it came
 * has none added.
 */
export const downloadCsv = (fileName: string, csv: string, asItCame = false): void =>
  download(fileName, asItCame ? [csv] : ['\uFEFF', csv], 'text/csv;charset=utf-8')
