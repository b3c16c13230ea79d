import type { ServiceSummary } from '../../policy/analyze/summarize.ts'

/** At most so many texts stand in a cell; the rest is counted. */
const mostListed = 4

const listed = (texts: readonly string[]): string =>
  texts.length <= mostListed
    ? texts.join(', ')
    : `${texts.slice(0, mostListed - 1).join(', ')} and ${texts.length - mostListed + 1} more`

/** `Full access`, `Full: List, Read · Limited: Write`, `Every action but iam:*`: what of a service a policy is about. */
export const accessInWords = (summary: ServiceSummary): string => {
  const { effect, service, levels, unknownActions, exceptActions, full } = summary
  if (full) return 'Full access'
  const parts = (['full', 'limited'] as const).flatMap(extent => {
    const found = levels.filter(each => each.extent === extent).map(({ level }) => level)
    if (found.length === 0) return []
    return [`${extent === 'full' ? 'Full' : 'Limited'}: ${found.join(', ')}`]
  })
  if (exceptActions.length > 0) parts.push(`Every action but ${listed(exceptActions)}`)
  if (unknownActions.length > 0) parts.push(listed(unknownActions))
  if (parts.length > 0) return parts.join(' · ')
  return service !== '*'
    ? 'No action'
    : effect === 'Deny'
      ? 'Every action'
      : 'Every action that no Deny takes away'
}

/** `All resources`, or the texts of Resource; those of NotResource as what is left out. */
export const resourcesInWords = ({ resources }: ServiceSummary): string => {
  if (resources === 'all') return 'All resources'
  return listed(resources.map(text => (text.startsWith('!') ? `All but ${text.slice(1)}` : text))) || 'None'
}

/** `StringEquals aws:username`, one after the other; `None`. */
export const conditionsInWords = ({ conditions }: ServiceSummary): string => listed(conditions) || 'None'
