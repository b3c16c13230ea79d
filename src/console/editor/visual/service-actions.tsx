import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter, { type TextFilterProps } from '@cloudscape-design/components/text-filter'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useEffect, useRef, useState } from 'react'
import { actionPatterns, levelCounts } from '../../../policy/catalog/action-patterns.ts'
import { actionsMatching } from '../../../policy/catalog/actions-matching.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'
import { type ServiceChoices, serviceChoices } from './action-choices.ts'
import { EntryField } from './entry-field.tsx'
import { LevelActions } from './level-actions.tsx'
import { useVisual } from './visual-context.ts'

export interface ServiceActionsProps {
  /** The prefix. */
  readonly service: string
  readonly negated: boolean
  /** All texts of the statement's list. */
  readonly values: readonly string[]
  /** Somebody chose it just now, so that it stands open and has the focus. */
  readonly begun: boolean
  /** The texts of this service from now on. */
  readonly onChange: (wanted: readonly string[], label: string) => void
  readonly onRemove: () => void
}

/** The actions of one service by access level, the patterns that cover many of them, and what AWS does not have. */
export const ServiceActions = (props: ServiceActionsProps) => {
  const { service, negated, values, onChange } = props
  const { catalog, readOnly } = useVisual()
  const [open, setOpen] = useState(props.begun)
  const [search, setSearch] = useState('')
  const filter = useRef<TextFilterProps.Ref>(null)
  const { begun } = props
  // Whoever chose the service goes on with its actions.
  useEffect(() => {
    if (begun) filter.current?.focus()
  }, [begun])
  const entry = catalog?.entries.get(service)
  const own = values.filter(value => serviceOf(value) === service)
  const relevant = values.filter(value => [service, '*'].includes(serviceOf(value)))
  const choices: ServiceChoices =
    entry === undefined
      ? { levels: [], patterns: [], unknown: own.map(text => ({ text, covers: 0 })) }
      : serviceChoices(entry, relevant)
  const total = choices.levels.reduce((sum, { actions }) => sum + actions.length, 0)
  const chosen = choices.levels.reduce((sum, level) => sum + level.chosen, 0)
  const whole = `${service}:*`
  const title = entry?.title ?? service
  return (
    <div className="gatehouse-visual-service">
      <ExpandableSection
        variant="default"
        expanded={open}
        onChange={({ detail }) => setOpen(detail.expanded)}
        headerText={title}
        headerDescription={`${negated ? 'All except ' : ''}${chosen} of ${total} actions`}
        headerActions={
          <Button
            variant="icon"
            iconName="remove"
            formAction="none"
            disabled={readOnly}
            ariaLabel={`Remove ${title}`}
            onClick={props.onRemove}
          />
        }
      >
        {open && (
          <SpaceBetween size="s">
            <Checkbox
              checked={own.includes(whole)}
              indeterminate={!own.includes(whole) && chosen > 0}
              readOnly={readOnly}
              description="Also those that AWS adds later."
              onChange={() =>
                own.includes(whole)
                  ? onChange(
                      own.filter(text => text !== whole),
                      `Remove ${whole}`,
                    )
                  : onChange([whole], `Choose all actions of ${title}`)
              }
            >
              {`All ${title} actions (${whole})`}
            </Checkbox>
            <Patterns choices={choices} own={own} readOnly={readOnly} onChange={onChange} />
            {total > 0 && (
              <TextFilter
                ref={filter}
                filteringText={search}
                filteringPlaceholder={`Find among ${total} actions`}
                filteringAriaLabel={`Find actions of ${title}`}
                countText={search === '' ? undefined : countFound(choices, search)}
                onChange={({ detail }) => setSearch(detail.filteringText)}
              />
            )}
            {choices.levels.map(level => (
              <LevelActions
                key={level.level}
                level={level}
                search={search}
                own={own}
                readOnly={readOnly}
                onChange={onChange}
              />
            ))}
            {!readOnly && (
              <EntryField
                label="Pattern or action"
                placeholder={`${service}:Get*`}
                options={
                  entry === undefined
                    ? []
                    : [
                        ...actionPatterns(entry).map(({ text, names }) => ({
                          value: text,
                          description: `${names.length} actions: ${levelCounts(names, entry)}`,
                        })),
                        ...[...entry.actionNames].map(([lower, name]) => ({
                          value: `${service}:${name}`,
                          description: entry.accessLevels.get(lower),
                        })),
                      ]
                }
                problem={text =>
                  serviceOf(text) === service
                    ? own.includes(text)
                      ? `“${text}” is chosen already.`
                      : undefined
                    : `“${text}” does not begin with “${service}:”; choose another service for it.`
                }
                note={text => coverWords(catalog === undefined ? 0 : actionsMatching(catalog, text).length)}
                onAdd={text => onChange([...own, text], `Add ${text}`)}
              />
            )}
          </SpaceBetween>
        )}
      </ExpandableSection>
    </div>
  )
}

const coverWords = (count: number): string =>
  count === 0 ? 'No action of AWS has this name.' : `Covers ${count} action${count === 1 ? '' : 's'}.`

function countFound({ levels }: ServiceChoices, search: string): string {
  const wanted = search.toLowerCase()
  const count = levels.reduce(
    (sum, { actions }) => sum + actions.filter(({ name }) => name.toLowerCase().includes(wanted)).length,
    0,
  )
  return count === 1 ? '1 match' : `${count} matches`
}

interface PatternsProps {
  readonly choices: ServiceChoices
  readonly own: readonly string[]
  readonly readOnly: boolean
  readonly onChange: ServiceActionsProps['onChange']
}

const Patterns = ({ choices, own, readOnly, onChange }: PatternsProps) => {
  const shown = [...choices.patterns, ...choices.unknown]
  if (shown.length === 0) return null
  return (
    <div>
      <Box variant="awsui-key-label">Patterns and other names</Box>
      <TokenGroup
        limit={60}
        limitShowMoreAriaLabel="Show all of them"
        limitShowFewerAriaLabel="Show fewer of them"
        readOnly={readOnly}
        items={shown.map(({ text, covers }) => ({
          label: text,
          description: coverWords(covers).replace(/\.$/, ''),
          dismissLabel: `Remove ${text}`,
        }))}
        onDismiss={({ detail }) => {
          const gone = shown[detail.itemIndex]?.text
          onChange(
            own.filter(text => text !== gone),
            `Remove ${gone}`,
          )
        }}
      />
    </div>
  )
}
