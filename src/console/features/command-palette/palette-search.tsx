import Box from '@cloudscape-design/components/box'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSwitchNow } from '../../app/use-switch-now.ts'
import type { Entry } from './entry.ts'
import { find } from './find.ts'
import { Results } from './results.tsx'
import { SourcesNote } from './sources-note.tsx'
import { useAccessKey } from './use-access-key.ts'
import { useFindables } from './use-findables.ts'

/**
 * Finds whatever has a name, and whatever there is to do, by typing. The cursor stays in the field, arrows choose among
 * the results. Source: ARIA Authoring Practices Guide, "Combobox pattern", "Listbox popup".
 */
export const PaletteSearch = ({ onClose }: { onClose: () => void }) => {
  const navigate = useNavigate()
  const switchNow = useSwitchNow()
  const [query, setQuery] = useState('')
  // What was chosen by hand stays so when more is found; until then it is the first.
  const [chosen, setChosen] = useState<string>()
  const id = useId()
  const { lists, keyItems, sources } = useFindables()
  const key = useAccessKey(query)
  const listed = useMemo(() => find(lists, query), [lists, query])
  const keys = useMemo(
    () => find(key.item === undefined ? keyItems : [key.item], query),
    [key.item, keyItems, query],
  )
  const found = [...listed, ...keys]
  const entries = found.flatMap(group => group.entries)
  const active = Math.max(
    0,
    entries.findIndex(entry => entry.id === chosen),
  )
  const current = entries[active]

  const open = ({ target }: Entry): void => {
    onClose()
    if (typeof target === 'string') void navigate(target)
    else switchNow(target)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      setChosen(entries[(active + step + entries.length) % entries.length]?.id)
    }
    // An input method uses Enter for itself.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && current !== undefined) {
      event.preventDefault()
      open(current)
    }
  }
  return (
    <div className="gatehouse-palette">
      <input
        ref={takeCursor}
        className="gatehouse-palette-input"
        type="text"
        role="combobox"
        aria-label="Find by name, ARN, unique ID or access key, or type what to do"
        aria-autocomplete="list"
        aria-expanded={entries.length > 0}
        {...(entries.length > 0 && { 'aria-controls': `${id}-results` })}
        aria-activedescendant={current && optionId(id, current)}
        placeholder="Name, ARN, unique ID, access key, or what to do"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={query}
        onChange={event => {
          setQuery(event.target.value)
          setChosen(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      <Results
        id={`${id}-results`}
        found={found}
        current={current}
        optionId={entry => optionId(id, entry)}
        onChoose={open}
      />
      <div role="status">
        {entries.length === 0 && (
          <Box textAlign="center" color="text-body-secondary" padding="m">
            Nothing that has been read so far fits “{query.trim()}”.
          </Box>
        )}
      </div>
      <SourcesNote sources={sources} keys={keyItems.length} words={key.words} />
    </div>
  )
}

const optionId = (id: string, entry: Entry): string => `${id}-${entry.id.replaceAll(/\s/g, '-')}`

/** After the dialog, which must know where the cursor was before. */
const takeCursor = (input: HTMLInputElement | null): void => {
  requestAnimationFrame(() => input?.focus())
}
