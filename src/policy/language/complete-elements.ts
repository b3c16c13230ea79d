import type { PolicyType } from '../validate/rule.ts'
import { elementWords } from './element-words.ts'
import type { LanguageContext } from './language.ts'
import type { Offer } from './offer.ts'
import type { Place } from './place-at.ts'
import { place, plain } from './snippet.ts'

const principalTypes: readonly PolicyType[] = ['resource', 'trust', 'rcp']

/** Whether an element of a statement belongs into a type of policy. Source: IAM User Guide, "IAM JSON policy elements". */
export function belongs(element: string, type: PolicyType): boolean {
  if (element === 'Principal') return principalTypes.includes(type)
  if (element === 'NotPrincipal') return type === 'resource'
  if (element === 'Resource' || element === 'NotResource') return type !== 'trust'
  return element !== 'NotAction' || (type !== 'rcp' && type !== 'trust')
}

/** Elements of a statement in the order in which people write them, with what they begin as. */
const elements: readonly (readonly [name: string, value: string, again?: boolean])[] = [
  ['Sid', '"$1"'],
  ['Effect', '"$1"', true],
  ['Principal', '{\n\t"$1": "$2"\n}', true],
  ['Action', '"$1"', true],
  ['Resource', '"$1"', true],
  ['Condition', '{\n\t"$1": {\n\t\t"$2": "$3"\n\t}\n}', true],
  ['NotAction', '"$1"', true],
  ['NotResource', '"$1"', true],
  ['NotPrincipal', '{\n\t"$1": "$2"\n}', true],
]

/** Elements of which a statement has one or the other. */
const opposite = (name: string): string => (name.startsWith('Not') ? name.slice(3) : `Not${name}`)

/** The elements that a statement has not yet. */
export function statementElementOffers(place: Place, { type }: LanguageContext): readonly Offer[] {
  const present = namesPresent(place)
  return elements
    .filter(([name]) => belongs(name, type) && !present.has(name) && !present.has(opposite(name)))
    .map(([name, value, again], rank) => {
      const everybody = name === 'Principal' && type === 'rcp'
      return elementOffer(name, everybody ? '"*"' : value, rank, everybody ? undefined : again)
    })
}

/** The elements that a policy has not yet. */
export function policyElementOffers(place: Place, context: LanguageContext): readonly Offer[] {
  const present = namesPresent(place)
  const all = [
    elementOffer('Version', '"2012-10-17"', 0),
    // The cursor comes to stand in its actions.
    elementOffer('Statement', `[\n\t${indented(statementSnippet('Allow', context))}\n]`, 1, true),
    elementOffer('Id', '"$1"', 2),
  ]
  return all.filter(({ label }) => !present.has(label))
}

const elementOffer = (name: string, value: string, rank: number, again?: boolean): Offer => ({
  label: name,
  kind: 'element',
  documentation: elementWords.get(name),
  value,
  rank,
  again,
})

/** Names beside the cursor; the one that is being written is none of them. */
function namesPresent({ cursor, statement, policy }: Place): ReadonlySet<string> {
  const members =
    statement?.elements ?? (policy.root?.kind === 'object' ? policy.root.members : undefined) ?? []
  return new Set(
    members.filter(({ nameRange }) => nameRange.offset !== cursor.range.offset).map(({ name }) => name),
  )
}

const indented = (snippet: string): string => snippet.replaceAll('\n', '\n\t')

/** A whole statement with places to fill in. */
export function statementSnippet(effect: 'Allow' | 'Deny', { type, service }: LanguageContext): string {
  const lines = [
    `"Effect": "${effect}"`,
    ...(type === 'trust' || type === 'resource' ? [`"Principal": {\n\t"${place(1, 'AWS')}": "$2"\n}`] : []),
    ...(type === 'rcp' ? ['"Principal": "*"'] : []),
    type === 'trust'
      ? `"Action": "${place(3, 'sts:AssumeRole')}"`
      : `"Action": "${service === undefined ? '' : plain(`${service}:`)}$3"`,
    ...(type === 'trust' ? [] : [`"Resource": "${place(4, '*')}"`]),
  ]
  return `{\n\t${indented(lines.join(',\n'))}\n}`
}

const effectsOf = (type: PolicyType): readonly ('Allow' | 'Deny')[] =>
  type === 'rcp' ? ['Deny'] : ['Allow', 'Deny']

/** Whole statements, by effect. */
export function statementOffers({ inList }: Place, context: LanguageContext): readonly Offer[] {
  const wrap = (snippet: string) => (inList ? snippet : `[\n\t${indented(snippet)}\n]`)
  return effectsOf(context.type).map((effect, rank) => ({
    label: `${effect} statement`,
    kind: 'element',
    detail: effect === 'Allow' ? 'gives access' : 'takes access away, whatever else allows it',
    documentation: elementWords.get('Statement'),
    whole: wrap(statementSnippet(effect, context)),
    rank,
    again: true,
  }))
}

/** A whole policy, where there is nothing yet. */
export function policyOffers({ cursor }: Place, context: LanguageContext): readonly Offer[] {
  if (cursor.open.length > 0 || cursor.commaAfter) return []
  const statement = indented(indented(statementSnippet(effectsOf(context.type)[0] ?? 'Allow', context)))
  return [
    {
      label: 'Policy',
      kind: 'element',
      detail: 'with one statement',
      again: true,
      whole: `{\n\t"Version": "2012-10-17",\n\t"Statement": [\n\t\t${statement}\n\t]\n}`,
      rank: 0,
    },
  ]
}

export const effectOffers = ({ type }: LanguageContext): readonly Offer[] =>
  effectsOf(type).map((label, rank) => ({
    label,
    kind: 'value',
    documentation: elementWords.get(label),
    rank,
  }))

export const versionOffers: readonly Offer[] = [
  { label: '2012-10-17', kind: 'value', detail: 'the current language', rank: 0 },
  { label: '2008-10-17', kind: 'value', detail: 'the old language, without policy variables', rank: 1 },
]
