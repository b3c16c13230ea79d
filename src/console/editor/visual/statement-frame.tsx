import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { memo, type ReactNode, useEffect, useRef } from 'react'

/** What can be done with a statement as a whole. */
export type StatementAct = 'json' | 'duplicate' | 'up' | 'down' | 'remove'

const acts: readonly { readonly id: StatementAct; readonly text: string }[] = [
  { id: 'json', text: 'Show in JSON' },
  { id: 'duplicate', text: 'Duplicate' },
  { id: 'up', text: 'Move up' },
  { id: 'down', text: 'Move down' },
  { id: 'remove', text: 'Remove' },
]

export interface StatementFrameProps {
  readonly index: number
  readonly name: string
  readonly title: string
  readonly details: string
  readonly open: boolean
  /** It was added just now. */
  readonly begun: boolean
  /** Acts that cannot be carried out now, with a blank between them. */
  readonly disabled: string
  readonly onOpen: (index: number, open: boolean) => void
  readonly onAct: (index: number, act: StatementAct) => void
  /** The statement, where it stands open. */
  readonly children: ReactNode
}

/** The frame of a statement. A policy can have a hundred, so that each is drawn again only when it changes. */
export const StatementFrame = memo((props: StatementFrameProps) => {
  const { index, open, begun } = props
  const top = useRef<HTMLDivElement>(null)
  // What stands open from the start is not brought into view: the page begins at its top.
  const first = useRef(!begun)
  useEffect(() => {
    if (open && !first.current) top.current?.scrollIntoView({ block: 'nearest' })
    first.current = false
  }, [open])
  const disabled = props.disabled.split(' ')
  return (
    <div className="gatehouse-visual-statement">
      <div ref={top} className="gatehouse-visual-top-of-card" />
      <ExpandableSection
        variant="container"
        headingTagOverride="h2"
        headerText={props.title}
        headerDescription={props.details}
        expanded={open}
        onChange={({ detail }) => props.onOpen(index, detail.expanded)}
        headerActions={
          <ButtonDropdown
            variant="icon"
            ariaLabel={`Actions for ${props.name}`}
            expandToViewport
            items={acts.map(act => ({ ...act, disabled: disabled.includes(act.id) }))}
            onItemClick={({ detail }) => {
              const act = acts.find(({ id }) => id === detail.id)
              if (act !== undefined) props.onAct(index, act.id)
            }}
          />
        }
      >
        {props.children}
      </ExpandableSection>
    </div>
  )
})
