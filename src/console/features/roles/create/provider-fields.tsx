import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { nameOfArn } from '../../../../lib/arn.ts'
import { identityProvidersQuery, type ProviderKind } from '../../../api/queries/identity-providers.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import type { StepProps } from './trust-step.tsx'

const titles: Readonly<Record<ProviderKind, string>> = {
  'web-identity': 'Web identity',
  saml: 'SAML 2.0 federation',
}

interface ProviderFieldsProps extends StepProps {
  readonly kind: ProviderKind
  readonly onByHand: () => void
}

/** Chooses the identity provider that vouches for those who act under the role. */
export const ProviderFields = ({ kind, draft, change, problems, onByHand }: ProviderFieldsProps) => {
  const providers = useQuery(identityProvidersQuery(kind))
  const options = (providers.data ?? []).map(arn => ({
    value: arn,
    label:
      arn.replace(/^.*:oidc-provider\//, '') === arn
        ? nameOfArn(arn)
        : arn.replace(/^.*:oidc-provider\//, ''),
    description: arn,
  }))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Needs an identity provider of this account. Its ARN can also be written into a custom trust policy."
          actions={<Button onClick={onByHand}>Write the trust policy</Button>}
        >
          {titles[kind]}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {providers.error && <ErrorNotice error={providers.error} onRetry={() => void providers.refetch()} />}
        <FormField label="Identity provider" errorText={problems.provider}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === draft.provider) ?? null}
            onChange={({ detail }) => change({ provider: detail.selectedOption.value ?? '' })}
            placeholder="Choose a provider"
            empty="The account has no provider of this kind"
            statusType={providers.isPending ? 'loading' : 'finished'}
            loadingText="Loading providers"
            disabled={providers.isError}
            expandToViewport
            ariaRequired
          />
        </FormField>
        {kind === 'web-identity' && (
          <FormField
            label="Audience"
            description="The client that tokens must be made for, as the provider calls it."
            errorText={problems.audience}
          >
            <Input
              value={draft.audience}
              onChange={({ detail }) => change({ audience: detail.value })}
              spellcheck={false}
              ariaRequired
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  )
}
