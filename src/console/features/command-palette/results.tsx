import { useEffect, useRef } from 'react'
import { RoleDot } from '../../ui/role-dot.tsx'
import { type Entry, kindTitles } from './entry.ts'
import type { Found } from './find.ts'

interface ResultsProps {
  readonly id: string
  readonly found: readonly Found[]
  /** The one that Enter opens. */
  readonly current: Entry | undefined
  readonly optionId: (entry: Entry) => string
  readonly onChoose: (entry: Entry) => void
}

/** What was found, by kind. The cursor stays in the field above: it says which of these is chosen. */
export const Results = ({ id, found, current, optionId, onChoose }: ResultsProps) => {
  const list = useRef<HTMLDivElement>(null)
  const currentId = current && optionId(current)
  useEffect(() => {
    if (currentId === undefined) return
    list.current?.querySelector(`#${CSS.escape(currentId)}`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  if (found.length === 0) return null
  return (
    <div ref={list} id={id} role="listbox" aria-label="Results" className="gatehouse-palette-results">
      {found.map(({ kind, entries, total }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox, a group of options is.
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div id={`${id}-${kind}`} role="presentation" className="gatehouse-palette-kind">
            {kindTitles[kind]}
            {total > entries.length && ` (the first ${entries.length} of ${total.toLocaleString('en')})`}
          </div>
          {entries.map(entry => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the cursor and the keys.
            <div
              key={entry.id}
              id={optionId(entry)}
              role="option"
              aria-selected={entry === current}
              tabIndex={-1}
              className="gatehouse-palette-option"
              // A click must not take the cursor from the field.
              onMouseDown={event => event.preventDefault()}
              onClick={() => onChoose(entry)}
            >
              {typeof entry.target !== 'string' && <RoleDot color={entry.target.color} />}
              <span className="gatehouse-palette-title">{entry.title}</span>
              {entry.detail !== undefined && <span className="gatehouse-palette-detail">{entry.detail}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
