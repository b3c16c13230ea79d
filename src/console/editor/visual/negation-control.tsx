import FormField from '@cloudscape-design/components/form-field'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { setNegated } from '../../../policy/edit/list-acts.ts'
import { useVisual } from './visual-context.ts'

interface Words {
  readonly label: string
  readonly these: string
  readonly except: string
  /** What the second one means, for an Allow and for a Deny. */
  readonly meaning: (effect: StatementCard['effect']) => string
}

const words: Readonly<Record<'Action' | 'Resource' | 'Principal', Words>> = {
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
export const NegationControl = ({
  card,
  part,
}: {
  card: StatementCard
  part: 'Action' | 'Resource' | 'Principal'
}) => {
  const { cards, apply, readOnly } = useVisual()
  const shown = part === 'Action' ? card.action : part === 'Resource' ? card.resource : card.principal
  const negated = shown?.negated ?? false
  const { label, these, except, meaning } = words[part]
  return (
    <FormField label={label} constraintText={negated ? meaning(card.effect) : undefined}>
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
    </FormField>
  )
}
