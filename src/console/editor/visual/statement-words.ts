import type { Catalog } from '../../../policy/catalog/catalog.ts'
import type { ListCard, PrincipalCard, StatementCard } from '../../../policy/edit/cards.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** A statement in a line: `Allow · Amazon S3 · 3 actions · 2 resources · 1 condition`. */
export function statementWords(card: StatementCard, catalog: Catalog | undefined): string {
  const { effect, principal, action, resource, conditions, fragments } = card
  return [
    effect ?? 'No effect',
    ...(principal === undefined ? [] : [principalWords(principal)]),
    ...(action === undefined ? ['no action'] : actionWords(action, catalog)),
    ...(resource === undefined ? [] : [resourceWords(resource)]),
    ...(conditions.length === 0 ? [] : [count(conditions.length, 'condition')]),
    ...(fragments.length === 0 ? [] : [`${count(fragments.length, 'part')} as JSON`]),
  ].join(' · ')
}

function actionWords({ negated, values }: ListCard, catalog: Catalog | undefined): readonly string[] {
  const texts = values.map(({ value }) => value)
  if (texts.length === 0) return [negated ? 'every action' : 'no action']
  if (texts.includes('*')) return [negated ? 'no action' : 'every action']
  const services = [...new Set(texts.map(serviceOf))]
  const titles = services.map(prefix =>
    prefix === '*' ? 'several services' : (catalog?.entries.get(prefix)?.title ?? prefix),
  )
  const where = titles.length > 2 ? count(titles.length, 'service') : titles.join(', ')
  const whole = texts.length === services.length && texts.every(text => text.endsWith(':*'))
  if (negated)
    return [`every action but ${whole ? `all of ${where}` : `${count(texts.length, 'action')} of ${where}`}`]
  if (whole) return [where, 'all actions']
  const patterns = texts.filter(text => /[*?]/.test(text)).length
  const named = texts.length - patterns
  return [
    where,
    ...(named === 0 ? [] : [count(named, 'action')]),
    ...(patterns === 0 ? [] : [count(patterns, 'pattern')]),
  ]
}

function resourceWords({ negated, values }: ListCard): string {
  if (values.length === 0) return negated ? 'all resources' : 'no resource'
  if (values.some(({ value }) => value === '*')) return negated ? 'no resource' : 'all resources'
  const words = count(values.length, 'resource')
  return negated ? `all resources but ${values.length}` : words
}

function principalWords({ everyone, negated, groups }: PrincipalCard): string {
  const values = groups.flatMap(each => each.values)
  const all = everyone || values.some(({ value }) => value === '*')
  if (all) return negated ? 'nobody' : 'everyone'
  return negated ? `everyone but ${count(values.length, 'principal')}` : count(values.length, 'principal')
}
