import type { PolicyName, WhoCanRow } from '../../../policy/analyze/who-can.ts'

/** The best way there is, as the table says it; in the order in which the rows stand. */
export const accessWords = [
  'Allowed',
  'Through a role',
  'On conditions',
  'Through a role, on conditions',
  'Denied',
] as const

export type AccessWords = (typeof accessWords)[number]

export function accessOf({ own, through }: WhoCanRow): AccessWords {
  if (own.access === 'allowed') return 'Allowed'
  if (through?.access === 'allowed') return 'Through a role'
  if (own.access === 'conditional') return 'On conditions'
  return through === undefined ? 'Denied' : 'Through a role, on conditions'
}

/** The condition keys on which that way depends. */
export function keysOf(row: WhoCanRow): readonly string[] {
  const access = accessOf(row)
  if (access === 'On conditions') return row.own.keys
  return access === 'Through a role, on conditions' ? (row.through?.keys ?? []) : []
}

/** `Admin → Reader`, and how many other ways begin. */
export function chainText({ through, ways }: WhoCanRow): string | undefined {
  if (through === undefined) return undefined
  const text = through.roles.join(' → ')
  return ways > 1 ? `${text} and ${ways - 1} more` : text
}

/** `ReadOnlyAccess (group Auditors)`. */
export const policyText = ({ name, source }: PolicyName): string =>
  source.origin?.type === 'group' ? `${name} (group ${source.origin.name})` : name

const listed = (policies: readonly PolicyName[]): string => {
  const names = policies.map(policyText)
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
    : names.join(' and ')
}

/** Why the table says so, in a sentence or two. */
export function whyWords(row: WhoCanRow): string {
  const { own, kind, policies, boundary } = row
  const access = accessOf(row)
  if (access.startsWith('Through')) {
    const last = row.through?.roles.at(-1) ?? ''
    const conditions = access === 'Through a role' ? '' : ', on conditions'
    const steps = row.through?.roles.length ?? 1
    return `${kind === 'user' ? 'The user' : 'The role'} may assume ${steps === 1 ? `the role ${last}` : `one role after the other up to ${last}`}, which may do it${conditions}.`
  }
  if (access !== 'Denied') {
    const only = access === 'Allowed' ? '' : ', on conditions'
    if (own.decidedBy === 'resource') return `The trust policy names the ${kind} itself${only}.`
    if (own.decidedBy === 'service') return 'Every user and role may do this.'
    return `Allowed by ${listed(policies)}${only}.`
  }
  if (own.outcome === 'explicitDeny')
    return policies.length > 0
      ? `Denied by ${listed(policies)}.`
      : own.decidedBy === 'boundary'
        ? `The permissions boundary ${boundary} denies it.`
        : 'The policy of the resource denies it.'
  if (own.decidedBy === 'boundary') return `The permissions boundary ${boundary} does not allow it.`
  if (own.decidedBy === 'resource') return `The trust policy does not let the ${kind} in.`
  if (own.decidedBy === 'service') return 'The service itself does not allow it, whatever the policies say.'
  return 'No policy allows it.'
}
