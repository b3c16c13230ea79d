import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { policyQuotas, resourcePolicyQuotas } from '../../../policy/model/quotas.ts'
import { arnParts } from '../../../policy/validate/arn-parts.ts'
import { PolicyAuthoring } from '../../editor/policy-authoring.tsx'
import { newPolicyText } from '../../ui/new-policy-text.ts'
import type { SectionProps } from './simulator.tsx'

const newResourcePolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {},
      "Action": [],
      "Resource": []
    }
  ]
}
`

/** Policies that decide beside those of the principal: the resource's and the organization's. */
export const BesideSection = ({ input, change }: SectionProps) => (
  <Container
    header={
      <Header variant="h2" description="What else has a say: the resources themselves, and the organization.">
        Other policies
      </Header>
    }
  >
    <SpaceBetween size="m">
      <ExpandableSection
        headerText="Policy of the resources"
        headerDescription={input.resourcePolicy === undefined ? 'None' : 'Counts for each resource'}
        defaultExpanded={input.resourcePolicy !== undefined}
      >
        <ResourcePolicy input={input} change={change} />
      </ExpandableSection>
      <ExpandableSection
        headerText="Service control policies"
        headerDescription={
          input.controls.length === 0
            ? 'None: the organization does not limit the account'
            : `${input.controls.length}`
        }
        defaultExpanded={input.controls.length > 0}
      >
        <Controls input={input} change={change} />
      </ExpandableSection>
    </SpaceBetween>
  </Container>
)

const ResourcePolicy = ({ input, change }: SectionProps) => {
  const { resourcePolicy, owner = '' } = input
  const service = arnParts(input.resources[0] ?? '')?.service
  const isRole = /:iam::\d*:role\//.test(input.resources[0] ?? '')
  return (
    <SpaceBetween size="m">
      <FormField
        label="Owner of the resources - optional"
        description="The account of resources whose ARNs name none, such as those of Amazon S3; the principal’s own unless you enter another."
        errorText={
          owner === '' || /^\d{12}$/.test(owner)
            ? undefined
            : `“${owner}” is no account: it has twelve digits.`
        }
      >
        <Input
          value={owner}
          inputMode="numeric"
          onChange={({ detail }) => change({ owner: detail.value === '' ? undefined : detail.value })}
        />
      </FormField>
      {resourcePolicy === undefined ? (
        <Button formAction="none" onClick={() => change({ resourcePolicy: newResourcePolicy })}>
          Add a policy of the resources
        </Button>
      ) : (
        <SpaceBetween size="xs">
          <PolicyAuthoring
            kind={isRole ? { type: 'trust' } : { type: 'resource', service }}
            label="Policy of the resources (JSON)"
            value={resourcePolicy}
            onChange={text => change({ resourcePolicy: text })}
            quota={isRole ? policyQuotas.trust : (resourcePolicyQuotas.get(service ?? '') ?? 20_480)}
            rows={12}
          />
          <Button formAction="none" onClick={() => change({ resourcePolicy: undefined })}>
            Remove the policy of the resources
          </Button>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

const Controls = ({ input, change }: SectionProps) => {
  const { controls, fullAccess } = input
  return (
    <SpaceBetween size="m">
      {controls.length > 0 && (
        <Checkbox
          checked={fullAccess}
          onChange={({ detail }) => change({ fullAccess: detail.checked })}
          description="AWS puts it there, so that only denials of other policies limit anything. Clear it to let each policy allow for itself."
        >
          FullAWSAccess is on each level too
        </Checkbox>
      )}
      {controls.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone.
        <SpaceBetween key={index} size="xs">
          <PolicyAuthoring
            kind={{ type: 'scp' }}
            label={`Service control policy ${index + 1} (JSON)`}
            value={text}
            onChange={changed => change({ controls: controls.with(index, changed) })}
            quota={policyQuotas.serviceControl}
            rows={10}
          />
          <Button formAction="none" onClick={() => change({ controls: controls.toSpliced(index, 1) })}>
            Remove service control policy {index + 1}
          </Button>
        </SpaceBetween>
      ))}
      <Button formAction="none" onClick={() => change({ controls: [...controls, newPolicyText] })}>
        Add a service control policy
      </Button>
      {controls.length > 1 &&
        'Each is a level of its own, from the root of the organization to the account: all must allow.'}
    </SpaceBetween>
  )
}
