import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { policyQuotas } from '../../../policy/model/quotas.ts'
import { failureOf } from '../../api/failure.ts'
import { PolicyAuthoring } from '../../editor/policy-authoring.tsx'
import { newPolicyText } from '../../ui/new-policy-text.ts'

const sessionPolicy = { type: 'session' } as const

/** Codes with which the service refuses a session policy. Source: STS API Reference, AssumeRole, "Errors". */
const policyCodes: ReadonlySet<string | undefined> = new Set([
  'MalformedPolicyDocument',
  'PackedPolicyTooLarge',
])

/** Whether a switch failed for the session policy. */
export const isAboutPolicy = (error: unknown): boolean =>
  error !== undefined && policyCodes.has(failureOf(error).code)

interface SessionPolicyProps {
  readonly policy: string | undefined
  /** Why the last switch failed. */
  readonly error: unknown
  readonly onChange: (policy: string | undefined) => void
}

/** Limits the session to less than the role may, for who wants to look before they act. */
export const SessionPolicy = ({ policy, error, onChange }: SessionPolicyProps) => (
  <Container>
    <SpaceBetween size="m">
      <Checkbox
        checked={policy !== undefined}
        onChange={({ detail }) => onChange(detail.checked ? newPolicyText : undefined)}
        description="The session may then do only what both the role and this session policy allow."
      >
        Limit the session by a policy
      </Checkbox>
      {policy !== undefined && (
        <PolicyAuthoring
          kind={sessionPolicy}
          label="Session policy"
          value={policy}
          onChange={onChange}
          quota={policyQuotas.session}
          errorText={isAboutPolicy(error) ? failureOf(error).message : undefined}
          rows={14}
        />
      )}
    </SpaceBetween>
  </Container>
)
