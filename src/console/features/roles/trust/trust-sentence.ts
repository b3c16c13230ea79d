import type { ParsedCondition, ParsedStatement } from '../../../../policy/model/parse.ts'
import { parsePolicy } from '../../../../policy/model/parse.ts'
import { entitiesOf, entityPhrase } from './trusted-entity.ts'

/** One statement of a trust policy as a person would say it. */
export interface TrustSentence {
  readonly effect: 'Allow' | 'Deny'
  readonly text: string
}

/** What each statement of a trust policy says. Those without a readable Effect say nothing. Never throws. */
export const trustSentences = (document: string, ownAccountId: string): readonly TrustSentence[] =>
  parsePolicy(document).statements.flatMap(statement => {
    const effect = statement.effect?.value
    if (effect !== 'Allow' && effect !== 'Deny') return []
    return [{ effect, text: sentence(statement, effect, ownAccountId) }]
  })

function sentence(statement: ParsedStatement, effect: 'Allow' | 'Deny', ownAccountId: string): string {
  const named = [...new Set(entitiesOf(statement, ownAccountId).map(entityPhrase))]
  const who =
    named.length === 0
      ? 'nobody'
      : statement.notPrincipal === undefined
        ? joined(named, 'and')
        : `everybody but ${joined(named, 'and')}`
  const may = effect === 'Allow' ? 'may' : 'may never'
  const conditions = statement.conditions.map(conditionWords)
  const only =
    conditions.length === 0 ? '' : `${effect === 'Allow' ? ' only if ' : ' if '}${joined(conditions, 'and')}`
  const text = `${who} ${may} ${actionWords(statement)}${only}.`
  return text.charAt(0).toUpperCase() + text.slice(1).replaceAll(',.', '.').replaceAll(',,', ',')
}

const joined = (parts: readonly string[], word: 'and' | 'or'): string => {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`
}

const verbs: Readonly<Record<string, string>> = {
  'sts:assumerole': 'assume this role',
  'sts:assumerolewithwebidentity': 'assume this role with a web identity',
  'sts:assumerolewithsaml': 'assume this role through SAML',
  'sts:tagsession': 'tag its sessions',
  'sts:setsourceidentity': 'set the source identity of its sessions',
  'sts:setcontext': 'hand context to its sessions',
  'sts:*': 'assume this role',
  '*': 'assume this role',
}

function actionWords({ action, notAction }: ParsedStatement): string {
  if (notAction !== undefined)
    return `do with this role all but ${joined(
      notAction.values.map(({ value }) => value),
      'and',
    )}`
  const actions = (action?.values ?? []).map(
    ({ value }) => verbs[value.toLowerCase()] ?? `perform ${value} on this role`,
  )
  return actions.length === 0 ? 'do nothing with this role' : joined([...new Set(actions)], 'and')
}

const keyNames: Readonly<Record<string, string>> = {
  'sts:externalid': 'the external ID',
  'sts:rolesessionname': 'the session name',
  'sts:sourceidentity': 'the source identity',
  'aws:sourceip': 'the caller’s address',
  'aws:sourceaccount': 'the account on whose behalf the service calls',
  'aws:sourcearn': 'the resource on whose behalf the service calls',
  'aws:principalorgid': 'the caller’s organization',
  'aws:principalarn': 'the caller’s ARN',
  'aws:currenttime': 'the time',
  'saml:aud': 'the SAML audience',
}

const keyWords = (key: string): string => {
  const known = keyNames[key.toLowerCase()]
  if (known !== undefined) return known
  const [, tag] = /^aws:PrincipalTag\/(.+)$/i.exec(key) ?? []
  if (tag !== undefined) return `the caller’s tag ${tag}`
  const [, claim] = /:(aud|sub|amr)$/.exec(key) ?? []
  return claim === undefined ? key : `${claimNames[claim]} (${key})`
}

const claimNames: Readonly<Record<string, string>> = {
  aud: 'the audience',
  sub: 'the subject',
  amr: 'the way of signing in',
}

const relations: Readonly<Record<string, string>> = {
  stringequals: 'is',
  stringnotequals: 'is not',
  stringequalsignorecase: 'is, in any letter case,',
  stringnotequalsignorecase: 'is not, in any letter case,',
  stringlike: 'is like',
  stringnotlike: 'is not like',
  arnequals: 'is like',
  arnlike: 'is like',
  arnnotequals: 'is not like',
  arnnotlike: 'is not like',
  bool: 'is',
  numericequals: 'is',
  numericnotequals: 'is not',
  numericlessthan: 'is less than',
  numericlessthanequals: 'is at most',
  numericgreaterthan: 'is more than',
  numericgreaterthanequals: 'is at least',
  dateequals: 'is',
  datenotequals: 'is not',
  datelessthan: 'is before',
  datelessthanequals: 'is not after',
  dategreaterthan: 'is after',
  dategreaterthanequals: 'is not before',
  ipaddress: 'is in',
  notipaddress: 'is not in',
}

const conditionWords = ({ operator, key, values }: ParsedCondition): string =>
  conditionText(
    operator.value,
    key.value,
    values.values.map(({ value }) => value),
  )

/** A condition as the end of a sentence that begins with `only if`. */
export function conditionText(operator: string, key: string, values: readonly string[]): string {
  const [, set, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(operator) ?? []
  const name = base.toLowerCase()
  const [only] = values
  if (key.toLowerCase() === 'aws:multifactorauthpresent' && name === 'bool' && only !== undefined)
    return `${only === 'true' ? 'they signed in with MFA' : 'they did not sign in with MFA'}${
      ifExists === undefined ? '' : ', or use an access key'
    }`
  if (name === 'null') return `${keyWords(key)} is ${only === 'true' ? 'absent' : 'there'}`
  const quoted = joined(
    values.map(text => `“${text}”`),
    'or',
  )
  const each = set === undefined ? '' : /any/i.test(set) ? 'some value of ' : 'every value of '
  const absent = ifExists === undefined ? '' : ' (or is absent)'
  return `${each}${keyWords(key)} ${relations[name] ?? operator} ${quoted}${absent}`
}
