import type { ConditionCard } from '../../../policy/edit/cards.ts'
import { operatorWords } from './condition-choices.ts'

/** At most so many values stand in a line. */
const mostListed = 3

/** A condition in a line: `aws:SourceIp is in the address range 192.0.2.0/24 or 10.0.0.0/8`. */
export function conditionWords({ operator, known, key, values }: ConditionCard): string {
  const texts = values.map(({ value }) => (value === '' ? '“”' : value))
  const name = key.value
  if (known === undefined) return `${operator.value} ${name}: ${listed(texts, 'or')}`
  if (known.family === 'null' && texts.length === 1 && known.qualifier === undefined)
    return `${name} is ${texts[0] === 'true' ? 'absent' : 'present'}`
  const subject =
    known.qualifier === undefined
      ? name
      : `${known.qualifier === 'ForAnyValue' ? 'any value' : 'every value'} of ${name}`
  const verb = known.family === 'bool' ? 'is' : operatorWords(known.base)
  const tail = known.ifExists ? ', if the request has it' : ''
  return `${subject} ${verb} ${listed(texts, known.negated ? 'nor' : 'or')}${tail}`
}

function listed(texts: readonly string[], word: 'or' | 'nor'): string {
  if (texts.length === 0) return '(no value)'
  if (texts.length > mostListed)
    return `${texts.slice(0, mostListed).join(', ')} ${word} ${texts.length - mostListed} more`
  const last = texts.at(-1) ?? ''
  return texts.length === 1 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`
}
