import SpaceBetween from '@cloudscape-design/components/space-between'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { duplicateStatement, moveStatement, removeStatement } from '../../../policy/edit/statement-acts.ts'
import { findingCounts } from '../../ui/policy-findings.tsx'
import { CardFindings } from './card-findings.tsx'
import type { LastFindings } from './last-findings.ts'
import { StatementBody } from './statement-body.tsx'
import { type StatementAct, StatementFrame } from './statement-frame.tsx'
import { statementWords } from './statement-words.ts'
import { useStable } from './use-stable.ts'
import { useVisual } from './visual-context.ts'

export interface StatementPanelProps {
  readonly card: StatementCard
  readonly found: LastFindings
  readonly open: boolean
  /** It was added just now: whoever did so goes on in it. */
  readonly begun: boolean
  /** The statement that stands open from now on. */
  readonly onOpen: (index: number | undefined) => void
}

/** One statement: a line that says what it does, and below it, once it is opened, all of it. */
export const StatementPanel = ({ card, found, open, begun, onOpen }: StatementPanelProps) => {
  const { cards, apply, catalog, readOnly, showInJson } = useVisual()
  const name = card.sid?.value ?? `Statement ${card.index + 1}`
  const words = statementWords(card, catalog)
  const carryOut = useStable((index: number, act: StatementAct): void => {
    if (act === 'json') showInJson?.(card)
    else if (act === 'duplicate') {
      apply(duplicateStatement(cards, card), `Duplicate ${name}`)
      onOpen(index + 1)
    } else if (act === 'remove') {
      apply(removeStatement(cards, card), `Remove ${name}`)
      onOpen(undefined)
    } else {
      const to = index + (act === 'up' ? -1 : 1)
      apply(moveStatement(cards, card, to), `Move ${name}`)
      if (open) onOpen(to)
    }
  })
  const toggle = useStable((index: number, opened: boolean) => onOpen(opened ? index : undefined))
  const locked = readOnly || cards.listLocked
  const disabled = [
    ...(showInJson === undefined ? ['json'] : []),
    ...(locked ? ['duplicate', 'remove'] : []),
    ...(locked || card.index === 0 ? ['up'] : []),
    ...(locked || card.index === cards.statements.length - 1 ? ['down'] : []),
  ]
  const counts = found.findings.length === 0 ? [] : [findingCounts(found.findings)]
  return (
    <StatementFrame
      index={card.index}
      name={name}
      title={words.title}
      details={[...(card.sid === undefined ? [] : [card.sid.value]), words.details, ...counts].join(' · ')}
      open={open}
      begun={begun}
      disabled={disabled.join(' ')}
      onOpen={toggle}
      onAct={carryOut}
    >
      {open && (
        <SpaceBetween size="l">
          <StatementBody card={card} begun={begun} />
          {/* Below: what comes and goes with every choice must not move what is being chosen from. */}
          <CardFindings found={found} />
        </SpaceBetween>
      )}
    </StatementFrame>
  )
}
