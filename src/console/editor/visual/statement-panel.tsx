import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef } from 'react'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { duplicateStatement, moveStatement, removeStatement } from '../../../policy/edit/statement-acts.ts'
import { findingCounts, PolicyFindings } from '../../ui/policy-findings.tsx'
import type { LastFindings } from './last-findings.ts'
import { StatementBody } from './statement-body.tsx'
import { statementWords } from './statement-words.ts'
import { useVisual } from './visual-context.ts'

/** So many can be read before the statement itself. */
const fewFindings = 2

export interface StatementPanelProps {
  readonly card: StatementCard
  readonly found: LastFindings
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The place of a statement that the person made or moved, which is to be seen. */
  readonly onPlace: (index: number | undefined) => void
}

/** One statement: a line that says what it does, and below it, once it is opened, all of it. */
export const StatementPanel = ({ card, found, open, onOpen, onPlace }: StatementPanelProps) => {
  const { text, findings, outdated } = found
  const { cards, apply, catalog, readOnly, showInJson } = useVisual()
  const top = useRef<HTMLDivElement>(null)
  // What stands open from the start is not brought into view: the page begins at its top.
  const first = useRef(true)
  useEffect(() => {
    if (open && !first.current) top.current?.scrollIntoView({ block: 'nearest' })
    first.current = false
  }, [open])
  const title = card.sid?.value ?? `Statement ${card.index + 1}`
  const words = statementWords(card, catalog)
  const locked = readOnly || cards.listLocked
  const last = cards.statements.length - 1
  return (
    <div className="gatehouse-visual-statement">
      <div ref={top} className="gatehouse-visual-top-of-card" />
      <ExpandableSection
        variant="container"
        headingTagOverride="h2"
        headerText={words.title}
        headerDescription={[card.sid?.value, words.details, findings.length > 0 && findingCounts(findings)]
          .filter(Boolean)
          .join(' · ')}
        expanded={open}
        onChange={({ detail }) => onOpen(detail.expanded)}
        headerActions={
          <ButtonDropdown
            variant="icon"
            ariaLabel={`Actions for ${title}`}
            expandToViewport
            items={[
              { id: 'json', text: 'Show in JSON', disabled: showInJson === undefined },
              { id: 'duplicate', text: 'Duplicate', disabled: locked },
              { id: 'up', text: 'Move up', disabled: locked || card.index === 0 },
              { id: 'down', text: 'Move down', disabled: locked || card.index === last },
              { id: 'remove', text: 'Remove', disabled: locked },
            ]}
            onItemClick={({ detail }) => {
              switch (detail.id) {
                case 'json':
                  showInJson?.(card)
                  break
                case 'duplicate':
                  apply(duplicateStatement(cards, card), `Duplicate ${title}`)
                  onPlace(card.index + 1)
                  break
                case 'up':
                case 'down': {
                  const to = card.index + (detail.id === 'up' ? -1 : 1)
                  apply(moveStatement(cards, card, to), `Move ${title}`)
                  if (open) onPlace(to)
                  break
                }
                default:
                  apply(removeStatement(cards, card), `Remove ${title}`)
                  onPlace(undefined)
              }
            }}
          />
        }
      >
        {open && (
          <SpaceBetween size="l">
            {findings.length > 0 && (
              <ExpandableSection
                variant="footer"
                headerText={findingCounts(findings)}
                defaultExpanded={findings.length <= fewFindings}
              >
                <PolicyFindings
                  text={text}
                  findings={findings}
                  outdated={outdated}
                  onShow={finding => showInJson?.(finding)}
                  onFix={fix => apply(fix.edits, fix.title)}
                />
              </ExpandableSection>
            )}
            <StatementBody card={card} />
          </SpaceBetween>
        )}
      </ExpandableSection>
    </div>
  )
}
