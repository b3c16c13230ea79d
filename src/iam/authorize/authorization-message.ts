import type { PolicySet } from '../../policy/evaluate/decide.ts'
import { explain } from '../../policy/evaluate/explain.ts'
import type { Explanation } from '../../policy/evaluate/explanation.ts'
import type { AccessRequest } from '../../policy/evaluate/request.ts'
import { ServiceError } from '../errors.ts'
import type { Call } from '../operation.ts'

/** DecodeAuthorizationMessage takes at most this many characters. Source: STS API model. */
const longestMessage = 10_240

const place = (accountId: string): string => `authorization-message/${accountId}`

type Step = (explanation: Explanation) => Explanation

/** What is left out, one step after another, until the message is short enough to be sent back. */
const shorten: readonly Step[] = [
  explanation => explanation,
  explanation => keepStatements(explanation, statement => statement.failed?.part !== 'action'),
  explanation => keepStatements(explanation, statement => statement.matched),
  explanation => ({ ...explanation, policies: [] }),
]

type Statement = Explanation['policies'][number]['statements'][number]

const keepStatements = (explanation: Explanation, keep: (statement: Statement) => boolean): Explanation => ({
  ...explanation,
  policies: explanation.policies.map(policy => ({ ...policy, statements: policy.statements.filter(keep) })),
})

/** The explanation of a refusal as a sealed text that only `sts:DecodeAuthorizationMessage` of the account opens. */
export async function sealAuthorizationMessage(
  { accountId, caller, ports }: Call<unknown>,
  policies: PolicySet,
  request: AccessRequest,
): Promise<string> {
  const explanation = explain(policies, request)
  let message = ''
  for (const step of shorten) {
    const plain = await deflate(JSON.stringify(toMessage(caller, request, step(explanation))))
    message = await ports.sealer.seal(plain, place(accountId))
    if (message.length <= longestMessage) return message
  }
  return message
}

/** Members as AWS's decoded messages have them, and the explanation beside them. */
function toMessage(
  caller: { readonly principalId: string; readonly arn: string },
  request: AccessRequest,
  explanation: Explanation,
) {
  return {
    allowed: false,
    explicitDeny: explanation.outcome === 'explicitDeny',
    matchedStatements: {
      items: explanation.policies.flatMap(policy =>
        policy.statements
          .filter(statement => statement.matched)
          .map(statement => ({
            statementId: statement.sid ?? '',
            effect: statement.effect,
            policy: policy.source.id,
          })),
      ),
    },
    failures: { items: [] },
    context: {
      principal: { id: caller.principalId, arn: caller.arn },
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

const through = async (bytes: Uint8Array, transform: GenericTransformStream): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform)).arrayBuffer(),
  )

const deflate = (text: string): Promise<Uint8Array> =>
  through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))

const inflate = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
