import { deflate, inflate } from '../../lib/compress.ts'
import { explain } from '../../policy/evaluate/explain.ts'
import type { Explanation } from '../../policy/evaluate/explanation.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { AccessRequest } from '../../policy/evaluate/request.ts'
import { type Caller, userIdOf } from '../caller.ts'
import { ServiceError } from '../errors.ts'
import type { AuthorizedCall, Call } from '../operation.ts'

/** DecodeAuthorizationMessage takes at most this many characters. Source: STS API model. */
const longestMessage = 10_240

const place = (accountId: string): string => `authorization-message/${accountId}`

/** What a message has for whoever decodes it: members as in AWS's own, and the explanation beside them. */
interface Message {
  readonly allowed: false
  readonly explicitDeny: boolean
  readonly matchedStatements: { readonly items: readonly MatchedStatement[] }
  readonly failures: { readonly items: readonly never[] }
  readonly context: {
    readonly principal: { readonly id: string; readonly arn: string }
    readonly action: string
    readonly resource: string
    readonly conditions: { readonly items: readonly ConditionKey[] }
  }
  readonly explanation: Explanation
}

interface MatchedStatement {
  readonly statementId: string
  readonly effect: 'Allow' | 'Deny'
  readonly policy: string
}

interface ConditionKey {
  readonly key: string
  readonly values: { readonly items: readonly { readonly value: string }[] }
}

type Statement = Explanation['policies'][number]['statements'][number]
type Step = (message: Message) => Message

/**
 * What is left out, one step after another, until the message is short enough to be sent back. The statement
 * that denied stays to the end; the last step's message fits whatever the policies, tags and headers hold.
 */
const shorten: readonly Step[] = [
  message => message,
  message => keepStatements(message, statement => statement.failed?.part !== 'action'),
  message => keepStatements(message, statement => statement.matched),
  message =>
    keepMatched(
      keepStatements(message, statement => statement.matched && statement.effect === 'Deny'),
      20,
    ),
  message =>
    keepMatched(
      keepStatements(message, () => false),
      20,
    ),
  message => keepConditions(message, 20, 60),
  message => bare(message),
]

const keepStatements = (message: Message, keep: (statement: Statement) => boolean): Message => ({
  ...message,
  explanation: {
    ...message.explanation,
    policies: message.explanation.policies
      .map(policy => ({ ...policy, statements: policy.statements.filter(keep) }))
      .filter(policy => policy.statements.length > 0),
  },
})

const keepMatched = (message: Message, count: number): Message => ({
  ...message,
  matchedStatements: { items: message.matchedStatements.items.slice(0, count) },
})

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

const keepConditions = (message: Message, count: number, length: number): Message => ({
  ...message,
  context: {
    ...message.context,
    conditions: {
      items: message.context.conditions.items.slice(0, count).map(({ key, values }) => ({
        key: cut(key, length),
        values: { items: values.items.slice(0, 5).map(({ value }) => ({ value: cut(value, length) })) },
      })),
    },
  },
})

const bare = (full: Message): Message => {
  const message = keepConditions(keepMatched(full, 5), 0, 0)
  const resource = cut(message.context.resource, 600)
  return {
    ...message,
    matchedStatements: {
      items: message.matchedStatements.items.map(({ statementId, effect, policy }) => ({
        statementId: cut(statementId, 100),
        effect,
        policy,
      })),
    },
    context: { ...message.context, resource },
    explanation: { ...message.explanation, resource },
  }
}

/** The explanation of a refusal as a sealed text that only `sts:DecodeAuthorizationMessage` of the account opens. */
export async function sealAuthorizationMessage(
  { accountId, caller, ports }: Pick<AuthorizedCall, 'accountId' | 'caller' | 'ports'>,
  policies: PolicySet,
  request: AccessRequest,
): Promise<string> {
  let message = toMessage(caller, request, explain(policies, request))
  let sealed = ''
  for (const step of shorten) {
    message = step(message)
    sealed = await ports.sealer.seal(await deflate(JSON.stringify(message)), place(accountId))
    if (sealed.length <= longestMessage) return sealed
  }
  throw new Error(`a shortened authorization message has ${sealed.length} characters`)
}

function toMessage(caller: Caller, request: AccessRequest, explanation: Explanation): Message {
  const matched = explanation.policies.flatMap(policy =>
    policy.statements
      .filter(statement => statement.matched)
      .map(({ sid, effect }) => ({ statementId: sid ?? '', effect, policy: policy.source.id })),
  )
  return {
    allowed: false,
    explicitDeny: explanation.outcome === 'explicitDeny',
    // Denials first: of many statements the first are kept.
    matchedStatements: {
      items: matched.sort((a, b) => (a.effect < b.effect ? 1 : a.effect > b.effect ? -1 : 0)),
    },
    failures: { items: [] },
    context: {
      principal: { id: userIdOf(caller), arn: caller.arn },
      action: request.action,
      resource: request.resource,
      conditions: {
        items: [...request.context.values].map(([key, value]) => ({
          key,
          values: { items: [value].flat().map(text => ({ value: text })) },
        })),
      },
    },
    explanation,
  }
}

/** The decoded message, JSON. Only messages of the caller's own account open. */
export async function openAuthorizationMessage(
  { accountId, ports }: Call<unknown>,
  encoded: string,
): Promise<string> {
  try {
    return await inflate(await ports.sealer.open(encoded, place(accountId)))
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SealBroken') throw error
    throw new ServiceError(
      'InvalidAuthorizationMessageException',
      400,
      'The message could not be decoded: it was altered, cut short, or belongs to another account.',
    )
  }
}
