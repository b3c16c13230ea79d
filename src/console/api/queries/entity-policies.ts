import type { IAMClient } from '@aws-sdk/client-iam'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { type Entity, entityKeys } from '../entity.ts'
import { allOf } from '../pages.ts'
import { policyCalls } from '../policy-calls.ts'
import { decodeDocument } from '../policy-document.ts'

/** Attached managed policies and the names of inline ones, as they hang on the entity itself. */
export const readPolicies = async (iam: IAMClient, { kind, name }: Entity, signal?: AbortSignal) => {
  const options = signal === undefined ? {} : { abortSignal: signal }
  const calls = policyCalls[kind]
  const [attached, inline] = await Promise.all([
    allOf(
      Marker => calls.attached(iam, name, Marker, options),
      page => page.AttachedPolicies,
    ),
    allOf(
      Marker => calls.inline(iam, name, Marker, options),
      page => page.PolicyNames,
    ),
  ])
  return { attached, inline }
}

/** Policies of one entity: attached managed ones, and the names of inline ones. */
export type HeldPolicies = Awaited<ReturnType<typeof readPolicies>>

/** In words, what of them goes when the entity is deleted. */
export const policiesInWords = ({ attached, inline }: HeldPolicies): readonly string[] => [
  ...(attached.length > 0
    ? [`the attachment of ${attached.map(({ PolicyName }) => PolicyName).join(', ')}`]
    : []),
  ...(inline.length > 0 ? [`inline policies: ${inline.join(', ')}`] : []),
]

/** What hangs on a user, a group or a role itself. */
export const policiesOfQuery = (entity: Entity) =>
  queryOptions({
    queryKey: entityKeys.policies(entity),
    queryFn: ({ client, signal }) => readPolicies(clientsOf(client).iam, entity, signal),
  })

/** The text of an inline policy, as it was written. */
export const inlinePolicyQuery = (entity: Entity, policyName: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: entityKeys.inline(entity, policyName),
    queryFn: async ({ client, signal }) => {
      const { document } = policyCalls[entity.kind]
      const answer = await document(clientsOf(client).iam, entity.name, policyName, { abortSignal: signal })
      return decodeDocument(answer.PolicyDocument)
    },
  })
