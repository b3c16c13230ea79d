import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { nameOfArn } from '../../../lib/arn.ts'
import type { AccessQuestion } from '../../../policy/analyze/access-question.ts'
import { PrincipalSelect } from '../../ui/principal-select.tsx'
import type { ExplorerQuestion } from './explorer-question.ts'
import { QuestionForm } from './question-form.tsx'
import type { ExploredAccount } from './use-account.ts'
import { WhyPanel } from './why-panel.tsx'
import { useWhoCan } from './work/use-who-can.ts'
import { WorkingNotice } from './working-notice.tsx'

interface WhyTabProps {
  readonly account: ExploredAccount
  readonly written: ExplorerQuestion | undefined
  readonly question: AccessQuestion | undefined
  readonly principal: string | undefined
  readonly onAsk: (question: ExplorerQuestion, principal: string) => void
}

/** Why one user or role can do something, or cannot. */
export const WhyTab = ({ account, written, question, principal, onAsk }: WhyTabProps) => {
  const [chosen, setChosen] = useState(principal)
  const [last, setLast] = useState(principal)
  // The address has gone back to somebody else.
  if (last !== principal) {
    setLast(principal)
    setChosen(principal)
  }
  const askable = useMemo(() => account.entities?.filter(({ kind }) => kind !== 'group'), [account.entities])
  const isThere = askable?.some(({ arn }) => arn === principal) ?? true
  const asked = principal !== undefined && isThere ? question : undefined
  const { working, stop, again } = useWhoCan(account.details, account.id, asked)
  const row = working.state === 'done' ? working.answer.rows.find(({ arn }) => arn === principal) : undefined
  return (
    <SpaceBetween size="l">
      <QuestionForm
        question={written}
        whom={
          <PrincipalSelect
            label="User or role"
            placeholder="Choose a user or role"
            entities={askable}
            loading={askable === undefined}
            value={chosen}
            errorText={
              chosen !== undefined && chosen === principal && !isThere
                ? `This account has no user or role “${chosen}”; choose one.`
                : undefined
            }
            onChange={setChosen}
          />
        }
        incomplete={chosen === undefined}
        onAsk={asking => chosen !== undefined && onAsk(asking, chosen)}
      />
      {(asked !== undefined || account.error !== null || account.stopped) && (
        <WorkingNotice account={account} working={working} onStop={stop} onAgain={again} />
      )}
      {asked !== undefined && row !== undefined && account.company !== undefined && (
        <Container header={<Header variant="h2">Why: {nameOfArn(row.arn)}</Header>}>
          <WhyPanel company={account.company} row={row} question={asked} />
        </Container>
      )}
    </SpaceBetween>
  )
}
