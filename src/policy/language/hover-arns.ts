import { type ArnParts, arnParts } from '../validate/arn-parts.ts'
import { fittingShapes, shapesOf } from '../validate/resource-types.ts'
import { lastName } from './account-names.ts'
import { principalTypes } from './complete-principals.ts'
import { type Explanation, listed } from './hover-actions.ts'
import type { LanguageContext } from './language.ts'
import { servicePage } from './service-page.ts'

/** What a text of Resource means. */
export function explainResource(
  text: string,
  { catalog, account }: LanguageContext,
): Explanation | undefined {
  if (text === '*') return { lines: ['Every resource'] }
  const arn = arnParts(text)
  if (arn === undefined) return undefined
  const entry = catalog.entries.get(arn.service)
  const shapes = fittingShapes(arn, shapesOf(arn, catalog) ?? []).filter(({ name }) => name !== '')
  const named = shapes.length === 0 ? 'a resource' : listed(shapes.map(({ name }) => name))
  const [shape] = shapes
  return {
    lines: [
      `${entry?.title ?? arn.service} · ${named}`,
      ...(shapes.length === 1 && shape !== undefined ? [shape.template] : []),
      placeWords(arn, account?.accountId, shape?.parts),
    ],
    page: entry && servicePage(entry),
  }
}

/** Region and account of an ARN in words; `shape` says whether such ARNs have them at all. */
function placeWords(arn: ArnParts, accountId: string | undefined, shape: ArnParts | undefined): string {
  const region =
    arn.region === '' ? (shape?.region === '' ? 'no region' : 'region left out') : `region ${any(arn.region)}`
  const own = arn.account === accountId ? `account ${arn.account} (this one)` : `account ${any(arn.account)}`
  const account = arn.account === '' ? (shape?.account === '' ? 'no account' : 'account left out') : own
  return `Partition ${any(arn.partition)}, ${region}, ${account}, resource ${any(arn.resource)}`
}

const any = (text: string): string => (text === '*' ? 'any' : `"${text}"`)

/** Whom a text of Principal names; `type` is what stands before it: `AWS`. */
export function explainPrincipal(
  type: string | undefined,
  text: string,
  { account }: LanguageContext,
): Explanation | undefined {
  if (text === '*') return { lines: ['Everybody, the anonymous included'] }
  if (type === 'Service') return { lines: [text, 'A service of AWS that acts on its own behalf.'] }
  if (type === 'Federated') return { lines: [text, 'Whoever an identity provider has signed in.'] }
  if (type === 'CanonicalUser') return { lines: ['An account, by its canonical user id'] }
  if (type !== 'AWS') return undefined
  const id = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1]
  if (id !== undefined) {
    const own = id === account?.accountId ? ' (this one)' : ''
    return {
      lines: [
        `Account ${id}${own}`,
        'All of its users and roles, as far as policies of that account allow them the action; not its root user alone.',
      ],
    }
  }
  if (/^AIDA[A-Z0-9]+$/.test(text)) return { lines: ['A user that is gone, by its unique id'] }
  if (/^AROA[A-Z0-9]+$/.test(text)) return { lines: ['A role that is gone, by its unique id'] }
  const kind = /^arn:[^:]+:(?:iam|sts)::(\d{12}):([a-z-]+)\//.exec(text)
  const noun = kinds.get(kind?.[2] ?? '')
  if (kind === null || noun === undefined) return undefined
  const where = kind[1] === account?.accountId ? 'of this account' : `of account ${kind[1]}`
  return { lines: [`${noun} ${lastName(text)} ${where}`] }
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['user', 'The user'],
  ['role', 'Every session of the role'],
  ['assumed-role', 'The role session'],
  ['federated-user', 'The federated user'],
])

/** A type of principals, in words. */
export const explainPrincipalType = (name: string): Explanation | undefined => {
  const words = principalTypes.get(name)
  return words === undefined ? undefined : { lines: [name, words] }
}
