import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { PolicyExplanation, StatementExplanation } from '../../policy/evaluate/explanation.ts'
import { nameOfPolicy, originOf, reasonOf, statementName } from './refusal-words.ts'

export interface ExplainedPolicyProps {
  readonly policy: PolicyExplanation
  /** Where a statement can be read or changed; it is named without a link where there is no such place. */
  readonly hrefOf?:
    | ((policy: PolicyExplanation, statement: StatementExplanation) => string | undefined)
    | undefined
  /** Statements about other actions can be looked at too, rather than only counted. */
  readonly withOthers?: boolean | undefined
}

/** What one policy had to do with a decision: each statement, and the first thing that kept it from matching. */
export const ExplainedPolicy = ({ policy, hrefOf, withOthers = false }: ExplainedPolicyProps) => {
  // A statement about other actions explains nothing by itself; the near misses and the denials do.
  const others = policy.statements.filter(({ failed }) => failed?.part === 'action')
  const telling = policy.statements.filter(({ failed }) => failed?.part !== 'action')
  const otherWords = `${others.length === 1 ? '1 statement is' : `${others.length} statements are`} about other actions`
  const show = (statement: StatementExplanation) => (
    <ExplainedStatement
      key={statement.index}
      statement={statement}
      policyName={nameOfPolicy(policy)}
      href={hrefOf?.(policy, statement)}
    />
  )
  return (
    <SpaceBetween size="xxxs">
      <div className="gatehouse-break">
        <Box variant="strong">{nameOfPolicy(policy)}</Box> <Box variant="span">{originOf(policy)}</Box>
      </div>
      {policy.irrelevant !== undefined && (
        <StatusIndicator type="info">It has no say here: {policy.irrelevant}</StatusIndicator>
      )}
      {policy.unreadable?.map(problem => (
        <StatusIndicator key={problem} type="warning">
          It cannot be read: {problem}
        </StatusIndicator>
      ))}
      {telling.map(show)}
      {others.length > 0 &&
        (withOthers ? (
          <ExpandableSection variant="inline" headerText={otherWords}>
            <SpaceBetween size="xxxs">{others.map(show)}</SpaceBetween>
          </ExpandableSection>
        ) : (
          <StatusIndicator type="stopped">{otherWords}</StatusIndicator>
        ))}
      {policy.statements.length === 0 && (
        <StatusIndicator type="stopped">It has no statements</StatusIndicator>
      )}
    </SpaceBetween>
  )
}

interface ExplainedStatementProps {
  readonly statement: StatementExplanation
  readonly policyName: string
  readonly href: string | undefined
}

const ExplainedStatement = ({ statement, policyName, href }: ExplainedStatementProps) => {
  const name = statementName(statement)
  return (
    <StatusIndicator
      type={statement.matched ? (statement.effect === 'Deny' ? 'error' : 'success') : 'stopped'}
      wrapText
    >
      <span className="gatehouse-break">
        {href === undefined ? (
          name
        ) : (
          <Link href={href} ariaLabel={`${name} of ${policyName}`}>
            {name}
          </Link>
        )}{' '}
        {reasonOf(statement)}
      </span>
    </StatusIndicator>
  )
}
