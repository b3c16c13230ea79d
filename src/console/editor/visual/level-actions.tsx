import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Fragment, memo, useState } from 'react'
import { type ActionChoice, type LevelChoices, withAll, without } from './action-choices.ts'
import { useStable } from './use-stable.ts'

export interface LevelActionsProps {
  readonly level: LevelChoices
  readonly search: string
  /** The texts of the service in the list. */
  readonly own: readonly string[]
  readonly readOnly: boolean
  readonly onChange: (wanted: readonly string[], label: string) => void
}

/** So many checkboxes are there at once; Amazon EC2 has hundreds of actions. */
const shownAtFirst = 60

/** The actions of one access level; a box for all of them writes their names. */
export const LevelActions = ({ level, search, own, readOnly, onChange }: LevelActionsProps) => {
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const onToggle = useStable((actionName: string): void => {
    const action = level.actions.find(each => each.name === actionName)
    if (action?.named) onChange(without(own, [action]), `Remove ${action.text}`)
    else if (action !== undefined) onChange([...own, action.text], `Add ${action.text}`)
  })
  const wanted = search.trim().toLowerCase()
  const found =
    wanted === '' ? level.actions : level.actions.filter(({ name }) => name.toLowerCase().includes(wanted))
  if (found.length === 0) return null
  const { actions, chosen, covered } = level
  const name = level.level
  const expanded = open || wanted !== ''
  const shown = all ? found : found.slice(0, shownAtFirst)
  return (
    <div className="gatehouse-visual-level">
      <Checkbox
        checked={chosen === actions.length}
        indeterminate={chosen > 0 && chosen < actions.length}
        readOnly={readOnly}
        disabled={covered === actions.length}
        onChange={() =>
          chosen === actions.length
            ? onChange(without(own, actions), `Remove all ${name} actions`)
            : onChange(withAll(own, actions), `Choose all ${name} actions`)
        }
        ariaLabel={`All ${name} actions`}
      />
      <ExpandableSection
        variant="inline"
        headerText={`${name} (${chosen} of ${actions.length})`}
        headerAriaLabel={`${name}, ${chosen} of ${actions.length} chosen`}
        expanded={expanded}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {expanded && (
          <SpaceBetween size="xs">
            <div className="gatehouse-visual-actions">
              {shown.map(action => (
                <ActionBox
                  key={action.name}
                  name={action.name}
                  named={action.named}
                  pattern={action.pattern}
                  readOnly={readOnly}
                  onToggle={onToggle}
                />
              ))}
            </div>
            {shown.length < found.length && (
              <Button variant="inline-link" formAction="none" onClick={() => setAll(true)}>
                {`Show all ${found.length} ${name} actions`}
              </Button>
            )}
          </SpaceBetween>
        )}
      </ExpandableSection>
    </div>
  )
}

interface ActionBoxProps extends Pick<ActionChoice, 'name' | 'named' | 'pattern'> {
  readonly readOnly: boolean
  readonly onToggle: (name: string) => void
}

/** Hundreds of them stand side by side, so that each is drawn again only when it changes. */
const ActionBox = memo(({ name, named, pattern, readOnly, onToggle }: ActionBoxProps) => (
  <Checkbox
    checked={named || pattern !== undefined}
    readOnly={readOnly}
    disabled={!named && pattern !== undefined}
    description={pattern === undefined ? undefined : `By ${pattern}`}
    onChange={() => onToggle(name)}
  >
    <Humps name={name} />
  </Checkbox>
))

/** A name that breaks between its words where it has to. */
const Humps = ({ name }: { name: string }) => {
  let end = 0
  return name.split(/(?<=[a-z0-9])(?=[A-Z])/).map(word => {
    end += word.length
    return (
      <Fragment key={end}>
        {word}
        <wbr />
      </Fragment>
    )
  })
}
