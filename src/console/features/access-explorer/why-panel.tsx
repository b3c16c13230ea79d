import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import type { AccessQuestion } from '../../../policy/analyze/access-question.ts'
import type { Company, WhoCanRow } from '../../../policy/analyze/who-can.ts'
import type { PolicyExplanation } from '../../../policy/evaluate/explanation.ts'
import { EntityLink } from '../../app/entity-link.tsx'
import { hrefOf } from '../../app/paths.ts'
import { AccessIndicator } from '../../ui/access.tsx'
import { ExplainedPolicy } from '../../ui/policy-explanation.tsx'
import { summaryOf } from '../../ui/refusal-words.ts'
import { simulatorPath } from './simulator-path.ts'
import { statementHref } from './statement-href.ts'
import { type WhyStep, whyOf } from './why-steps.ts'

interface WhyPanelProps {
  readonly company: Company
  readonly row: Pick<WhoCanRow, 'arn' | 'through'>
  readonly question: AccessQuestion
}

/** Why somebody may do something or not, down to the statements: by the own policies, and through roles. */
export const WhyPanel = ({ company, row, question }: WhyPanelProps) => {
  const why = useMemo(() => whyOf(company, row, question), [company, row, question])
  if (why === undefined) return <Alert type="warning">This account no longer has “{row.arn}”.</Alert>
  return (
    <SpaceBetween size="l">
      <Step step={why.own} title="By its own policies" />
      {why.through.map((step, place) => (
        <Step
          key={step.arn}
          step={step}
          title={
            place < why.through.length - 1
              ? `Through roles, step ${place + 1}: ${step.name} assumes ${why.through[place + 1]?.name}`
              : `Through roles, step ${place + 1}: as ${step.name}`
          }
        />
      ))}
    </SpaceBetween>
  )
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const Step = ({ step, title }: { step: WhyStep; title: string }) => {
  const { kind, name, arn, question, access, keys, explanation, assumed } = step
  const { action, resource } = question
  const summary = summaryOf(
    { action, resource, explicitDeny: explanation.outcome === 'explicitDeny', explanation },
    `the ${kind} ${name}`,
  )
  const shown = explanation.policies.filter(({ source }) => source.origin?.type !== 'account')
  const telling = shown.filter(isTelling)
  const others = shown.filter(policy => !isTelling(policy))
  return (
    <SpaceBetween size="s">
      <Header
        variant="h3"
        actions={<Link href={hrefOf(simulatorPath(arn, question))}>Simulate</Link>}
        description={
          <span className="gatehouse-break">
            {action} on {resource} by the {kind} <EntityLink arn={arn} />
          </span>
        }
      >
        {title}
      </Header>
      <SpaceBetween size="xxs">
        <AccessIndicator access={access} />
        <div className="gatehouse-break">
          {access === 'conditional'
            ? `It depends on ${keys.join(', ')}. As long as the call brings along nothing of this: ${summary}`
            : sentence(summary)}
        </div>
        {assumed && (
          <Box color="text-body-secondary">
            The policy of the resource is not known here; it is taken to leave the decision to this account.
          </Box>
        )}
      </SpaceBetween>
      <Policies title={title} policies={telling} />
      {others.length > 0 && (
        <ExpandableSection
          headerText={
            others.length === 1
              ? '1 policy is about other actions'
              : `${others.length} policies are about other actions`
          }
        >
          <Policies title={`${title}, about other actions`} policies={others} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  )
}

const Policies = ({ title, policies }: { title: string; policies: readonly PolicyExplanation[] }) => (
  <ul className="gatehouse-plain-list" aria-label={`Policies: ${title}`}>
    {policies.map(policy => (
      <li key={`${policy.type} ${policy.source.origin?.name ?? ''} ${policy.source.id}`}>
        <ExplainedPolicy policy={policy} hrefOf={statementHref} withOthers />
      </li>
    ))}
  </ul>
)

/** Whether a policy has a statement about the action, or is one whose silence counts. */
const isTelling = ({ type, unreadable, statements }: PolicyExplanation): boolean =>
  type !== 'identity' ||
  unreadable !== undefined ||
  statements.some(({ failed }) => failed?.part !== 'action')
