import SegmentedControl from '@cloudscape-design/components/segmented-control'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { setNegated } from '../../../policy/edit/list-acts.ts'
import { useVisual } from './visual-context.ts'

/** Parts of a statement that have a counterpart with Not. */
export type NegatedPart = 'Action' | 'Resource' | 'Principal'

interface Words {
  readonly label: string
  readonly these: string
  readonly except: string
  /** What the second one means, for an Allow and for a Deny. */
  readonly meaning: (effect: StatementCard['effect']) => string
}

const words: Readonly<Record<NegatedPart, Words>> = {
  Action: {
    label: 'Which actions',
    these: 'These actions',
    except: 'All except these',
    meaning: effect =>
      effect === 'Allow'
        ? 'NotAction allows every action of every service but the ones below, also those that AWS adds later.'
        : 'NotAction denies every action of every service but the ones below.',
  },
  Resource: {
    label: 'Which resources',
    these: 'These resources',
    except: 'All except these',
    meaning: effect =>
      effect === 'Allow'
        ? 'NotResource allows the actions on every resource but the ones below, also those that are made later.'
        : 'NotResource denies the actions on every resource but the ones below.',
  },
  Principal: {
    label: 'Who',
    these: 'These principals',
    except: 'Everyone except these',
    meaning: effect =>
      effect === 'Allow'
        ? 'NotPrincipal with Allow gives access to everyone but the ones below, also without a sign-in; prefer to name who is allowed.'
        : 'NotPrincipal denies everyone but the ones below.',
  },
}

/** Whether a list says what is meant, or what is not. */
export const NegationControl = ({ card, part }: { card: StatementCard; part: NegatedPart }) => {
  const { cards, apply, readOnly } = useVisual()
  const negated = shownOf(card, part)?.negated ?? false
  const { label, these, except } = words[part]
  return (
    <SegmentedControl
      label={label}
      selectedId={negated ? 'except' : 'these'}
      options={[
        { id: 'these', text: these, disabled: readOnly },
        { id: 'except', text: except, disabled: readOnly },
      ]}
      onChange={({ detail }) => {
        const to = detail.selectedId === 'except'
        if (to !== negated) apply(setNegated(cards, card, part, to), to ? `Use Not${part}` : `Use ${part}`)
      }}
    />
  )
}

/** What it means that a list says what is not meant; undefined for one that says what is. */
export const negationWords = (card: StatementCard, part: NegatedPart): string | undefined =>
  shownOf(card, part)?.negated ? words[part].meaning(card.effect) : undefined

const shownOf = (card: StatementCard, part: NegatedPart) =>
  part === 'Action' ? card.action : part === 'Resource' ? card.resource : card.principal
