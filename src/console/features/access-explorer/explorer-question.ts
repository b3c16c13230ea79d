import { isOpenKey } from '../../../policy/analyze/access-question.ts'
import { actionsMatching, isWildcardOnly } from '../../../policy/catalog/actions-matching.ts'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import { readAddressKey, writeAddressKey } from '../../app/address-key.ts'

/** A condition key that the call is supposed to bring along, with its value. */
export interface SupposedKey {
  readonly key: string
  readonly value: string
}

/** What a person asks about. Plain data: it stands in the address. */
export interface ExplorerQuestion {
  readonly action: string
  readonly resource: string
  readonly keys: readonly SupposedKey[]
}

/** Everything that the address says. */
export interface ExplorerAddress {
  readonly tab: ExplorerTab
  /** Undefined until somebody asks. */
  readonly question: ExplorerQuestion | undefined
  /** The ARN of the user, group or role that the other two questions are about. */
  readonly principal: string | undefined
}

export const explorerTabs = ['who', 'what', 'why'] as const
export type ExplorerTab = (typeof explorerTabs)[number]

/** Reads the query of an address such as `?tab=why&action=s3:GetObject&resource=*&key=aws:SourceIp=192.0.2.1`. */
export function readExplorerAddress(query: URLSearchParams): ExplorerAddress {
  const tab = explorerTabs.find(each => each === query.get('tab')) ?? 'who'
  const action = query.get('action') ?? ''
  const question =
    action === ''
      ? undefined
      : { action, resource: query.get('resource') || '*', keys: query.getAll('key').map(readKey) }
  return { tab, question, principal: query.get('principal') ?? undefined }
}

const readKey = (text: string): SupposedKey => {
  const { key, value = '' } = readAddressKey(text)
  return { key, value }
}

/** Names what `readExplorerAddress` reads. */
export function writeExplorerAddress({ tab, question, principal }: ExplorerAddress): URLSearchParams {
  const query = new URLSearchParams()
  if (tab !== 'who') query.set('tab', tab)
  if (principal !== undefined) query.set('principal', principal)
  if (question !== undefined) {
    query.set('action', question.action)
    query.set('resource', question.resource)
    for (const { key, value } of question.keys) query.append('key', writeAddressKey(key, value))
  }
  return query
}

/** Why an action cannot be asked about; undefined for one of the catalogue, or any while it is not there. */
export function actionProblem(action: string, catalog: Catalog | undefined): string | undefined {
  if (action === '') return 'Enter an action, such as s3:GetObject.'
  if (/[*?]/.test(action))
    return `“${action}” stands for several actions; choose one of them, such as s3:GetObject.`
  if (!/^[\w-]+:\w+$/.test(action))
    return `“${action}” is no action; write the service and the name, such as s3:GetObject.`
  if (catalog === undefined || actionsMatching(catalog, action).length > 0) return undefined
  const service = action.slice(0, action.indexOf(':'))
  return catalog.entries.has(service.toLowerCase())
    ? `The service ${service} has no action “${action.slice(service.length + 1)}”; choose one from the list.`
    : `AWS has no service “${service}”; choose an action from the list.`
}

/** Why a resource cannot be asked about. */
export function resourceProblem(resource: string, takesNone: boolean): string | undefined {
  if (resource === '' || resource === '*') return undefined
  if (takesNone) return 'This action takes no resource; leave *.'
  if (!/^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+$/.test(resource))
    return `“${resource}” is no ARN; write one, such as arn:aws:s3:::bucket/key, or * for no resource in particular.`
  if (/[*?]/.test(resource)) return `“${resource}” stands for several resources; name one of them.`
  return undefined
}

/** Why a condition key cannot be supposed. */
export function keyProblem(key: string): string | undefined {
  if (key === '') return 'Enter a condition key, such as aws:SourceIp.'
  if (!/^[\w-]+:\S+$/.test(key)) return `“${key}” is no condition key; write one, such as aws:SourceIp.`
  if (!isOpenKey(key.toLowerCase())) return `“${key}” is known of each user and role; it cannot be supposed.`
  return undefined
}

export interface QuestionProblems {
  readonly action: string | undefined
  readonly resource: string | undefined
  /** Key by key. */
  readonly keys: readonly (string | undefined)[]
}

/** What is wrong with a question, field by field; undefined when it can be asked. */
export function problemsOf(
  { action, resource, keys }: ExplorerQuestion,
  catalog: Catalog | undefined,
): QuestionProblems | undefined {
  const ofAction = actionProblem(action, catalog)
  const takesNone = ofAction === undefined && catalog !== undefined && isWildcardOnly(catalog, action)
  const problems = {
    action: ofAction,
    resource: resourceProblem(resource, takesNone),
    keys: keys.map(({ key }) => keyProblem(key)),
  }
  return [problems.action, problems.resource, ...problems.keys].some(problem => problem !== undefined)
    ? problems
    : undefined
}
