import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useMemo, useRef, useState } from 'react'
import { nameOfArn } from '../../../lib/arn.ts'
import type { PolicyExplanation, StatementExplanation } from '../../../policy/evaluate/explanation.ts'
import { hrefOfStatement, hrefOfTrust } from '../../app/policy-places.ts'
import { type PreparedSimulation, trustPolicyName } from '../../app/simulation/prepare-simulation.ts'
import type { ShownResult, SimulationInput } from '../../app/simulation/simulation-input.ts'
import type { SavedCases } from '../../app/simulation/use-saved-cases.ts'
import type { UsedPolicy } from '../../app/simulation/used-policies.ts'
import { OutcomeIndicator } from '../../ui/outcome.tsx'
import { ExplainedPolicy } from '../../ui/policy-explanation.tsx'
import { summaryOf } from '../../ui/refusal-words.ts'
import { SaveCaseDialog } from './save-case-dialog.tsx'

interface ResultExplanationProps {
  readonly input: SimulationInput
  readonly prepared: PreparedSimulation
  readonly shown: ShownResult
  readonly saved: SavedCases
  readonly onClose: () => void
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const isFrom = ({ source, as }: UsedPolicy, { source: explained, type }: PolicyExplanation): boolean =>
  as === type &&
  source.id === explained.id &&
  source.kind === explained.kind &&
  source.origin?.name === explained.origin?.name

/** Why one action on one resource comes out as it does: every statement of every policy. */
export const ResultExplanation = ({ input, prepared, shown, saved, onClose }: ResultExplanationProps) => {
  const { action, resource } = shown
  const [saving, setSaving] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const explanation = useMemo(() => prepared.explain(action, resource), [prepared, action, resource])
  const missing = useMemo(() => prepared.missing(action, resource), [prepared, action, resource])
  // Each result that is opened comes into sight, wherever on the page it was opened.
  useEffect(() => {
    if (action !== '' && resource !== '') frame.current?.scrollIntoView({ block: 'nearest' })
  }, [action, resource])
  const { outcome, policies } = explanation
  const whom = input.principal === undefined ? 'the request' : nameOfArn(input.principal)
  const hrefOf = (policy: PolicyExplanation, statement: StatementExplanation): string | undefined => {
    if (policy.type === 'resource')
      return policy.source.id === trustPolicyName(resource) ? hrefOfTrust(resource) : undefined
    const used = prepared.policies.find(each => isFrom(each, policy))
    // A text that was changed here has statements that are nowhere else.
    if (used?.policyKey === undefined || used.replaced) return undefined
    return hrefOfStatement(policy.source, statement.index)
  }
  return (
    <div ref={frame}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button formAction="none" onClick={() => setSaving(true)}>
                  Save as case
                </Button>
                <Button
                  formAction="none"
                  iconName="close"
                  variant="icon"
                  ariaLabel="Close the explanation"
                  onClick={onClose}
                />
              </SpaceBetween>
            }
          >
            Why
          </Header>
        }
      >
        <SpaceBetween size="s">
          <div className="gatehouse-break">
            <OutcomeIndicator outcome={outcome} /> <Box variant="span">{action}</Box> on{' '}
            <Box variant="span">{resource === '*' ? 'all resources' : resource}</Box>
          </div>
          <div className="gatehouse-break">
            {sentence(
              summaryOf({ action, resource, explicitDeny: outcome === 'explicitDeny', explanation }, whom),
            )}
          </div>
          {missing.length > 0 && (
            <StatusIndicator type="warning">
              The request lacks {missing.join(', ')}, which could change this.
            </StatusIndicator>
          )}
          <ul className="gatehouse-plain-list" aria-label="Policies that were looked at">
            {policies.map((policy, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same policy may count twice, and each place is its own.
              <li key={`${policy.type} ${policy.source.id} ${index}`}>
                <ExplainedPolicy policy={policy} hrefOf={hrefOf} withOthers />
              </li>
            ))}
          </ul>
        </SpaceBetween>
      </Container>
      {saving && (
        <SaveCaseDialog
          input={input}
          prepared={prepared}
          shown={shown}
          came={outcome}
          saved={saved}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  )
}
