import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts'
import { queryOptions } from '@tanstack/react-query'
import type { Explanation } from '../../../policy/evaluate/explanation.ts'
import { clientsOf } from '../clients.ts'
import { record, texts } from '../signed-in.ts'

/** What an encoded authorization message says, as far as the console shows it. */
export interface DecodedAuthorization {
  readonly explicitDeny: boolean
  readonly principalArn: string
  readonly action: string
  readonly resource: string
  /** Only Gatehouse's own service sends it; other backends leave it at the members above. */
  readonly explanation?: Explanation | undefined
}

const isExplanation = (value: unknown): value is Explanation => {
  const candidate = record(value)
  return (
    candidate !== undefined &&
    texts(candidate, 'outcome', 'decidedBy', 'action', 'resource') &&
    Array.isArray(candidate.policies) &&
    candidate.policies.every(
      policy => record(record(policy)?.source) !== undefined && Array.isArray(record(policy)?.statements),
    )
  )
}

/** Reads the JSON of a decoded message. Throws when it is not what sts:DecodeAuthorizationMessage describes. */
export const readDecodedMessage = (text: string): DecodedAuthorization => {
  const message = record(JSON.parse(text))
  const context = record(message?.context)
  const principal = record(context?.principal)
  if (!context || !texts(context, 'action', 'resource')) {
    throw new Error('The service decoded the message into something that the console cannot read.')
  }
  return {
    explicitDeny: message?.explicitDeny === true,
    principalArn: typeof principal?.arn === 'string' ? principal.arn : '',
    action: context.action,
    resource: context.resource,
    explanation: isExplanation(message?.explanation) ? message.explanation : undefined,
  }
}

/** Why a call was refused, from the encoded message of the refusal. */
export const authorizationQuery = (encodedMessage: string) =>
  queryOptions({
    queryKey: ['authorization', encodedMessage],
    queryFn: async ({ client, signal }) => {
      const command = new DecodeAuthorizationMessageCommand({ EncodedMessage: encodedMessage })
      const { DecodedMessage } = await clientsOf(client).sts.send(command, { abortSignal: signal })
      return readDecodedMessage(DecodedMessage ?? '')
    },
    // A decision that was made does not change.
    staleTime: Number.POSITIVE_INFINITY,
  })
