import type { Catalog } from '../../../policy/catalog/catalog.ts'
import type { ListCard, PrincipalCard, StatementCard } from '../../../policy/edit/cards.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

export interface StatementWords {
  /** `Allow · S3`. */
  readonly title: string
  /** `3 actions · 2 resources · 1 condition`. */
  readonly details: string
}

/** What a statement does, in a line and a half. */
export function statementWords(card: StatementCard, catalog: Catalog | undefined): StatementWords {
  const { effect, principal, action, resource, conditions, fragments } = card
  const actions = actionWords(action, catalog)
  return {
    title: [effect ?? 'No effect', actions.where].join(' · '),
    details: [
      ...(principal === undefined ? [] : [principalWords(principal)]),
      ...actions.what,
      ...(resource === undefined ? [] : [resourceWords(resource)]),
      ...(conditions.length === 0 ? [] : [count(conditions.length, 'condition')]),
      ...(fragments.length === 0 ? [] : [`${count(fragments.length, 'part')} as JSON`]),
    ].join(' · '),
  }
}

/** `Amazon S3` as `S3`, `AWS Identity and Access Management (IAM)` as `IAM`. */
const shortTitle = (title: string): string =>
  /\(([A-Z][A-Za-z0-9]+)\)$/.exec(title)?.[1] ?? title.replace(/^(?:Amazon|AWS) (?=\S)/, '')

interface ActionWords {
  readonly where: string
  readonly what: readonly string[]
}

function actionWords(list: ListCard | undefined, catalog: Catalog | undefined): ActionWords {
  const texts = list?.values.map(({ value }) => value) ?? []
  const negated = list?.negated ?? false
  if (list === undefined || texts.length === 0) {
    return negated ? { where: 'everything', what: [] } : { where: 'no action yet', what: [] }
  }
  if (texts.includes('*')) return { where: negated ? 'nothing' : 'every action', what: [] }
  const services = [...new Set(texts.map(serviceOf))]
  const titles = services.map(prefix =>
    prefix === '*' ? 'several services' : shortTitle(catalog?.entries.get(prefix)?.title ?? prefix),
  )
  const names = titles.length > 2 ? count(titles.length, 'service') : titles.join(', ')
  const whole = texts.length === services.length && texts.every(text => text.endsWith(':*'))
  const patterns = texts.filter(text => /[*?]/.test(text)).length
  const what = whole
    ? ['all actions']
    : [
        ...(texts.length > patterns ? [count(texts.length - patterns, 'action')] : []),
        ...(patterns > 0 ? [count(patterns, 'pattern')] : []),
      ]
  return negated
    ? { where: `everything except ${names}`, what: whole ? [] : [`except ${what.join(' and ')}`] }
    : { where: names, what }
}

function resourceWords({ negated, values }: ListCard): string {
  if (values.length === 0) return negated ? 'all resources' : 'no resource'
  if (values.some(({ value }) => value === '*')) return negated ? 'no resource' : 'all resources'
  const words = count(values.length, 'resource')
  return negated ? `all resources except ${values.length}` : words
}

function principalWords({ everyone, negated, groups }: PrincipalCard): string {
  const values = groups.flatMap(each => each.values)
  const all = everyone || values.some(({ value }) => value === '*')
  if (all) return negated ? 'nobody' : 'everyone'
  if (values.length === 0) return negated ? 'everyone' : 'nobody yet'
  return negated ? `everyone but ${count(values.length, 'principal')}` : count(values.length, 'principal')
}
