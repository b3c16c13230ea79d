import type { PolicyCards, StatementCard } from '../../../policy/edit/cards.ts'
import type { Finding } from '../../../policy/validate/finding.ts'
import type { LastFindings } from './last-findings.ts'

/** What a part that nobody has filled in yet says by itself, where it is filled in. */
const saidInPlace: ReadonlySet<string> = new Set([
  'EMPTY_ARRAY_ACTION',
  'EMPTY_ARRAY_RESOURCE',
  'EMPTY_ARRAY_PRINCIPAL',
  'EMPTY_OBJECT_PRINCIPAL',
])

/** What the note on the version says already. */
const saidOfVersion: ReadonlySet<string> = new Set(['MISSING_VERSION', 'INVALID_VERSION'])

const isIn = ({ offset }: Finding, card: StatementCard): boolean =>
  offset >= card.offset && offset < card.offset + card.length

/** What was found in a statement, which is given as it stood in the text that was checked. */
export const foundIn = (
  card: StatementCard | undefined,
  { findings, ...last }: LastFindings,
): LastFindings => ({
  ...last,
  findings:
    card === undefined ? [] : findings.filter(each => isIn(each, card) && !saidInPlace.has(each.code)),
})

/**
 * What was found in no statement, and so would stand on no card. `checked` are the cards of the checked text. One walk over
 * both, which are in the order of the text: a pasted text may have thousands of each.
 */
export function foundInNone({ statements }: PolicyCards, findings: readonly Finding[]): readonly Finding[] {
  let next = 0
  return findings.filter(each => {
    let card = statements[next]
    while (card !== undefined && each.offset >= card.offset + card.length) {
      next += 1
      card = statements[next]
    }
    return (card === undefined || each.offset < card.offset) && !saidOfVersion.has(each.code)
  })
}
