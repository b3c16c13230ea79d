import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { setEffect, setSid } from '../../../policy/edit/statement-acts.ts'
import { ActionsSection } from './actions-section.tsx'
import { CommittedInput } from './committed-input.tsx'
import { ConditionsSection } from './conditions-section.tsx'
import { FragmentsView } from './fragments-view.tsx'
import { type NegatedPart, NegationControl, negationWords } from './negation-control.tsx'
import { PrincipalsSection } from './principals-section.tsx'
import { ResourcesSection } from './resources-section.tsx'
import { useVisual } from './visual-context.ts'

/** All of a statement, part by part; what cannot be shown stands as JSON where it belongs. */
export const StatementBody = ({ card, begun }: { card: StatementCard; begun: boolean }) => {
  const { cards, kind, apply, readOnly } = useVisual()
  const named = ['resource', 'trust', 'rcp'].includes(kind.type) || card.principal !== undefined
  // What a new statement lacks first.
  const first = named && card.principal?.everyone !== true ? 'principals' : 'actions'
  const hasResource = kind.type !== 'trust' || card.resource !== undefined
  const known = new Set([
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
  ])
  const others = card.fragments.filter(({ element }) => element === undefined || !known.has(element))
  return (
    <SpaceBetween size="l">
      {others.length > 0 && <FragmentsView fragments={others} />}
      <div className="gatehouse-visual-line gatehouse-visual-top">
        <FormField
          label="Effect"
          constraintText={card.effect === 'Deny' ? 'A Deny always wins over an Allow.' : undefined}
        >
          <SegmentedControl
            label="Effect"
            selectedId={card.effect ?? null}
            options={(['Allow', 'Deny'] as const).map(id => ({
              id,
              text: id,
              disabled: readOnly || card.locked.has('Effect'),
            }))}
            onChange={({ detail }) => {
              const effect = detail.selectedId === 'Deny' ? 'Deny' : 'Allow'
              if (effect !== card.effect) apply(setEffect(cards, card, effect), `Make it ${effect}`)
            }}
          />
        </FormField>
        <FormField
          label={
            <>
              Name (Sid) <i>- optional</i>
            </>
          }
          errorText={sidProblem(card.sid?.value ?? '')}
        >
          <CommittedInput
            value={card.sid?.value ?? ''}
            placeholder="ReadReports"
            readOnly={readOnly || card.locked.has('Sid')}
            onCommit={sid => apply(setSid(cards, card, sid.trim()), 'Name the statement')}
          />
        </FormField>
      </div>
      {named && (
        <Section title="Principals" part="Principal" card={card}>
          <PrincipalsSection card={card} focused={begun && first === 'principals'} />
        </Section>
      )}
      <Section title="Actions" part="Action" card={card}>
        <ActionsSection card={card} focused={begun && first === 'actions'} />
      </Section>
      {hasResource && (
        <Section title="Resources" part="Resource" card={card}>
          <ResourcesSection card={card} />
        </Section>
      )}
      <Section title="Conditions" part="Condition" card={card}>
        <ConditionsSection card={card} />
      </Section>
    </SpaceBetween>
  )
}

/** Source: IAM User Guide, "IAM JSON policy elements: Sid". */
const sidProblem = (sid: string): string | undefined =>
  /^[A-Za-z0-9]*$/.test(sid) ? undefined : 'Use letters and digits only; IAM refuses other signs in a Sid.'

interface SectionProps {
  readonly title: string
  readonly part: NegatedPart | 'Condition'
  readonly card: StatementCard
  readonly children: ReactNode
}

const Section = ({ title, part, card, children }: SectionProps) => {
  const fragments = card.fragments.filter(({ element }) => element === part || element === `Not${part}`)
  const locked = card.locked.has(part)
  return (
    <section className="gatehouse-visual-section" aria-label={title}>
      <SpaceBetween size="s">
        <div className="gatehouse-visual-heading">
          <Box variant="h4" tagOverride="h3">
            {title}
          </Box>
          {part !== 'Condition' && !locked && <NegationControl card={card} part={part} />}
        </div>
        {part !== 'Condition' && negationWords(card, part) !== undefined && (
          <Box color="text-body-secondary">{negationWords(card, part)}</Box>
        )}
        <FragmentsView fragments={fragments} />
        {!locked && children}
      </SpaceBetween>
    </section>
  )
}
