import { nameOfArn, rootArn } from '../../../../lib/arn.ts'
import type { RoleDraft } from './role-draft.ts'
import { findUseCase } from './service-use-cases.ts'

type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Written as AWS's console writes it. */
const trustPolicy = (
  Principal: Readonly<Record<string, string>>,
  Action: string,
  Condition: Condition = {},
): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal,
          Action,
          ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
        },
      ],
    },
    null,
    4,
  )

/** What a trust policy that is written by hand begins as. Source: the custom trust policy of AWS's console. */
const blank = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "Statement1",
            "Effect": "Allow",
            "Principal": {},
            "Action": "sts:AssumeRole"
        }
    ]
}`

const samlAudience = 'https://signin.aws.amazon.com/saml'

/** What stands behind `oidc-provider/` in a provider's ARN: condition keys begin with it. */
const issuerOf = (providerArn: string): string =>
  /oidc-provider\/(.+)$/.exec(providerArn)?.[1] ?? nameOfArn(providerArn)

/** The trust policy that the draft's choices make; `ownAccountId` is the account that the role will be in. */
export function trustDocument(draft: RoleDraft, ownAccountId: string): string {
  switch (draft.trustKind) {
    case 'service':
      return trustPolicy({ Service: findUseCase(draft.useCase)?.principal ?? '' }, 'sts:AssumeRole')
    case 'account': {
      const accountId = draft.whichAccount === 'own' ? ownAccountId : draft.otherAccountId
      return trustPolicy({ AWS: rootArn(accountId) }, 'sts:AssumeRole', {
        ...(draft.requireExternalId ? { StringEquals: { 'sts:ExternalId': draft.externalId } } : {}),
        ...(draft.requireMfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
      })
    }
    case 'web-identity':
      return trustPolicy({ Federated: draft.provider }, 'sts:AssumeRoleWithWebIdentity', {
        StringEquals: { [`${issuerOf(draft.provider)}:aud`]: draft.audience },
      })
    case 'saml':
      return trustPolicy({ Federated: draft.provider }, 'sts:AssumeRoleWithSAML', {
        StringEquals: { 'SAML:aud': samlAudience },
      })
    case 'custom':
      return draft.customTrust
  }
}

/** What to begin with when somebody goes on by hand: what their choices made so far, if that is something. */
export const handwrittenStart = (draft: RoleDraft, ownAccountId: string, complete: boolean): string =>
  complete && draft.trustKind !== 'custom' ? trustDocument(draft, ownAccountId) : blank
