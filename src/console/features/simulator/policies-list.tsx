import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { policyQuotas } from '../../../policy/model/quotas.ts'
import { hrefOfPolicy } from '../../app/policy-places.ts'
import { kindOfPolicy, type UsedPolicy } from '../../app/simulation/used-policies.ts'
import { PolicyAuthoring } from '../../editor/policy-authoring.tsx'
import { isRemovable, switched, withoutPolicy, withText } from './policy-changes.ts'
import type { SectionProps } from './simulator.tsx'

interface PoliciesListProps extends SectionProps {
  readonly policies: readonly UsedPolicy[]
  readonly loading: boolean
  /** Key of the policy whose text is open. */
  readonly editing: string | undefined
  readonly onEdit: (key: string | undefined) => void
}

/** The policies of a simulation, each with what can be done to it. */
export const PoliciesList = ({ input, change, policies, loading, editing, onEdit }: PoliciesListProps) => {
  if (loading) return <StatusIndicator type="loading">Loading policies</StatusIndicator>
  if (policies.length === 0)
    return (
      <Box color="text-body-secondary">
        {input.principal === undefined
          ? 'No policies yet: choose whose they are, or add some.'
          : 'It has no policies, so that nothing is allowed.'}
      </Box>
    )
  return (
    <ul className="gatehouse-plain-list" aria-label="Policies of the simulation">
      {policies.map((policy, index) => (
        // The same policy may reach somebody twice, and is switched and changed in both places.
        <li key={`${policy.key} ${policies.slice(0, index).filter(({ key }) => key === policy.key).length}`}>
          <SpaceBetween size="xs">
            <Policy input={input} change={change} policy={policy} editing={editing} onEdit={onEdit} />
            {editing === policy.key && policies.findIndex(({ key }) => key === policy.key) === index && (
              <PolicyAuthoring
                kind={{ type: policy.as }}
                label={`Simulated text of “${policy.name}” (JSON)`}
                value={policy.text}
                onChange={text => change(withText(input, policy, text))}
                quota={policyQuotas.managed}
                rows={12}
              />
            )}
          </SpaceBetween>
        </li>
      ))}
    </ul>
  )
}

interface PolicyProps extends SectionProps, Pick<PoliciesListProps, 'editing' | 'onEdit'> {
  readonly policy: UsedPolicy
}

const Policy = ({ input, change, policy, editing, onEdit }: PolicyProps) => {
  const { name, key, on, replaced, policyKey } = policy
  const changed = replaced && policyKey !== undefined
  return (
    <div className="gatehouse-case">
      <Checkbox
        checked={on}
        onChange={({ detail }) => change(switched(input, policy, detail.checked))}
        description={<Origin policy={policy} />}
      >
        {name}
      </Checkbox>
      <span>{changed && <StatusIndicator type="info">Changed here</StatusIndicator>}</span>
      <div className="gatehouse-actions">
        {changed && (
          <Button
            variant="inline-link"
            formAction="none"
            ariaLabel={`Use the saved text of ${name}`}
            onClick={() => change(withText(input, policy, undefined))}
          >
            Undo
          </Button>
        )}
        {isRemovable(input, policy) && (
          <Button
            variant="inline-link"
            formAction="none"
            ariaLabel={`Remove ${name} from the simulation`}
            onClick={() => change(withoutPolicy(input, policy))}
          >
            Remove
          </Button>
        )}
        <Button
          variant="inline-link"
          formAction="none"
          ariaExpanded={editing === key}
          ariaLabel={editing === key ? `Close the text of ${name}` : `Change the text of ${name}`}
          onClick={() => onEdit(editing === key ? undefined : key)}
        >
          {editing === key ? 'Close' : 'Change text'}
        </Button>
      </div>
    </div>
  )
}

const Origin = ({ policy }: { policy: UsedPolicy }) => {
  const { policyKey, as, source } = policy
  const href = policyKey === undefined ? undefined : hrefOfPolicy(source)
  const through = source.origin?.type === 'group' ? `, through the group ${source.origin.name}` : ''
  const kind =
    as === 'boundary' ? `Permissions boundary, ${kindOfPolicy(policy).toLowerCase()}` : kindOfPolicy(policy)
  return (
    <>
      {kind}
      {through}
      {href !== undefined && (
        <>
          {' · '}
          <Link href={href} fontSize="body-s" ariaLabel={`Show ${policy.name}`}>
            Show
          </Link>
        </>
      )}
    </>
  )
}
