import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useEffect, useRef, useState } from 'react'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { serviceOf, setServiceActions, setValues } from '../../../policy/edit/list-acts.ts'
import { ServiceActions } from './service-actions.tsx'
import { useVisual } from './visual-context.ts'

interface SectionProps {
  readonly card: StatementCard
  /** The statement is new, and this is where somebody goes on with it. */
  readonly focused: boolean
}

/** What a statement is about: services, and of each the actions. */
export const ActionsSection = ({ card, focused }: SectionProps) => {
  const { cards, apply, catalog, readOnly } = useVisual()
  // Services that somebody chose and that have no action yet stand in no text.
  const [begun, setBegun] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<string>()
  const choice = useRef<SelectProps.Ref>(null)
  useEffect(() => {
    if (focused) choice.current?.focus()
  }, [focused])
  const values = card.action?.values.map(({ value }) => value) ?? []
  const named = [...new Set(values.map(serviceOf))]
  const services = [...named, ...begun.filter(prefix => !named.includes(prefix))].filter(each => each !== '*')
  const several = values.filter(value => serviceOf(value) === '*')
  const set = (service: string, wanted: readonly string[], label: string): void => {
    // It stays where it is when its last action goes.
    if (!begun.includes(service)) setBegun([...begun, service])
    apply(setServiceActions(cards, card, service, wanted), label)
  }
  return (
    <SpaceBetween size="s">
      {several.length > 0 && (
        <FormField label="Actions of several services">
          <TokenGroup
            limit={60}
            limitShowMoreAriaLabel="Show all of them"
            limitShowFewerAriaLabel="Show fewer of them"
            items={several.map(value => ({
              label: value,
              description: value === '*' ? 'Every action of every service' : 'What matches this pattern',
              dismissLabel: `Remove ${value}`,
            }))}
            readOnly={readOnly}
            onDismiss={({ detail }) => {
              const gone = several[detail.itemIndex]
              apply(
                setValues(
                  cards,
                  card,
                  'Action',
                  values.filter(value => value !== gone),
                ),
                `Remove ${gone}`,
              )
            }}
          />
        </FormField>
      )}
      {services.map(service => (
        <ServiceActions
          key={service}
          service={service}
          negated={card.action?.negated ?? false}
          values={values}
          begun={chosen === service}
          onChange={(wanted, label) => set(service, wanted, label)}
          onRemove={() => {
            setBegun(begun.filter(each => each !== service))
            apply(setServiceActions(cards, card, service, []), `Remove ${service}`)
          }}
        />
      ))}
      {!readOnly && (
        <FormField
          label={services.length === 0 ? 'Service' : 'Another service'}
          description={
            services.length > 0 || several.length > 0
              ? undefined
              : 'Which AWS service is it about? Choose the service first, and then its actions.'
          }
          stretch
        >
          <Select
            ref={choice}
            selectedOption={null}
            placeholder="Choose a service"
            filteringType="auto"
            filteringPlaceholder="Find a service by name or prefix"
            virtualScroll
            statusType={catalog === undefined ? 'loading' : 'finished'}
            options={[
              { value: '*', label: 'All services', description: 'Every action of AWS: *' },
              ...[...(catalog?.entries.values() ?? [])]
                .filter(entry => !entry.retired && !services.includes(entry.prefix))
                .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
                .map(entry => ({ value: entry.prefix, label: entry.title, labelTag: entry.prefix })),
            ]}
            empty="There is no such service"
            onChange={({ detail }) => {
              const { value = '' } = detail.selectedOption
              if (value === '*') apply(setValues(cards, card, 'Action', [...values, '*']), 'Add every action')
              else {
                setBegun([...begun, value])
                setChosen(value)
              }
            }}
          />
        </FormField>
      )}
      {readOnly && values.length === 0 && <Box color="text-body-secondary">No action</Box>}
    </SpaceBetween>
  )
}
