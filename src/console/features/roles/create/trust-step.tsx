import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useSession } from '../../../app/session-context.tsx'
import { PolicyAuthoring } from '../../../editor/policy-authoring.tsx'
import { trustPolicyKind, trustQuota } from '../trust/trust-quota.ts'
import { TrustSentences } from '../trust/trust-sentences.tsx'
import { AccountFields } from './account-fields.tsx'
import { ProviderFields } from './provider-fields.tsx'
import {
  changeTrust,
  type DraftChange,
  type DraftProblems,
  type RoleDraft,
  trustKinds,
  trustProblems,
} from './role-draft.ts'
import { ServiceFields } from './service-fields.tsx'
import { handwrittenStart, trustDocument } from './trust-document.ts'

export interface StepProps {
  readonly draft: RoleDraft
  readonly change: DraftChange
  readonly problems: DraftProblems
}

const tiles = [
  {
    value: 'service',
    label: 'AWS service',
    description: 'A service such as EC2 or Lambda acts in this account.',
  },
  {
    value: 'account',
    label: 'AWS account',
    description: 'Users and roles of this account or another one switch to it.',
  },
  {
    value: 'web-identity',
    label: 'Web identity',
    description: 'People and programs whom an OpenID Connect provider vouches for.',
  },
  {
    value: 'saml',
    label: 'SAML 2.0 federation',
    description: 'People whom a corporate directory vouches for.',
  },
  {
    value: 'custom',
    label: 'Custom trust policy',
    description: 'Written by hand, for everything else.',
  },
]

/** Who may act under the role. */
export const TrustStep = ({ draft, change, problems }: StepProps) => {
  const { account } = useSession()
  const complete = Object.keys(trustProblems(draft)).length === 0
  const goOnByHand = (): void =>
    change({
      ...changeTrust(draft, { trustKind: 'custom' }),
      customTrust:
        draft.customTrust === '' ? handwrittenStart(draft, account.id, complete) : draft.customTrust,
    })
  const choose = (value: string): void => {
    if (value === 'custom') goOnByHand()
    else {
      const trustKind = trustKinds.find(kind => kind === value) ?? 'service'
      change({ ...changeTrust(draft, { trustKind }), provider: '' })
    }
  }
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Trusted entity</Header>}>
        <Tiles
          columns={3}
          ariaLabel="Kind of trusted entity"
          value={draft.trustKind}
          onChange={({ detail }) => choose(detail.value)}
          items={tiles}
        />
      </Container>
      {draft.trustKind === 'service' && <ServiceFields draft={draft} change={change} problems={problems} />}
      {draft.trustKind === 'account' && <AccountFields draft={draft} change={change} problems={problems} />}
      {(draft.trustKind === 'web-identity' || draft.trustKind === 'saml') && (
        <ProviderFields
          key={draft.trustKind}
          kind={draft.trustKind}
          draft={draft}
          change={change}
          problems={problems}
          onByHand={goOnByHand}
        />
      )}
      {draft.trustKind === 'custom' && (
        <Container header={<Header variant="h2">Custom trust policy</Header>}>
          <PolicyAuthoring
            kind={trustPolicyKind}
            label="Trust policy"
            value={draft.customTrust}
            onChange={customTrust => change({ customTrust })}
            quota={trustQuota}
            errorText={problems.customTrust}
            rows={16}
          />
        </Container>
      )}
      {complete && (
        <Container header={<Header variant="h2">What this says</Header>}>
          <FormField stretch>
            <Box>
              <TrustSentences document={trustDocument(draft, account.id)} />
            </Box>
          </FormField>
        </Container>
      )}
    </SpaceBetween>
  )
}
