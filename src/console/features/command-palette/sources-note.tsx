import Box from '@cloudscape-design/components/box'
import type { Source } from './use-findables.ts'

interface SourcesNoteProps {
  readonly sources: readonly Source[]
  /** How many access keys can be found by a part of their id. */
  readonly keys: number
  /** About the access key that was typed. */
  readonly words: string | undefined
}

const count = (number: number): string => number.toLocaleString('en')

/** `5,000 users`, `1,100 users so far`, or why not. */
const standing = ({ name, count: number, complete, failure }: Source): string => {
  if (failure?.action !== undefined) return `no ${name}, since you may not perform ${failure.action}`
  if (failure !== undefined) return `no ${name}: ${failure.message}`
  if (complete) return `${count(number)} ${name}`
  return number === 0 ? `${name} on their way` : `${count(number)} ${name} so far`
}

/** Says honestly what is searched: what has been read, what is on its way, what may not be read. */
export const SourcesNote = ({ sources, keys, words }: SourcesNoteProps) => (
  <div className="gatehouse-palette-note">
    <Box fontSize="body-s" color="text-body-secondary">
      {words !== undefined && (
        <div role="status" className="gatehouse-break">
          {words}
        </div>
      )}
      <div className="gatehouse-break">Searched: {sources.map(standing).join(' · ')}.</div>
      <div>
        Access keys: any of the account by its whole ID; by a part of it only those that you have seen on the
        pages of their users, {keys === 0 ? 'none so far' : `${count(keys)} so far`}.
      </div>
    </Box>
  </div>
)
