import { ListOpenIDConnectProvidersCommand, ListSAMLProvidersCommand } from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'

/** What vouches for people and programs from elsewhere. */
export type ProviderKind = 'web-identity' | 'saml'

/** The ARNs of the account's identity providers of one kind. */
export const identityProvidersQuery = (kind: ProviderKind) =>
  queryOptions({
    queryKey: ['identity-providers', kind],
    queryFn: async ({ client, signal }): Promise<readonly string[]> => {
      const { iam } = clientsOf(client)
      const options = { abortSignal: signal }
      const found =
        kind === 'saml'
          ? (await iam.send(new ListSAMLProvidersCommand({}), options)).SAMLProviderList
          : (await iam.send(new ListOpenIDConnectProvidersCommand({}), options)).OpenIDConnectProviderList
      return (found ?? []).flatMap(({ Arn }) => Arn ?? [])
    },
    // A backend without them will not have them in a moment either.
    retry: false,
  })
