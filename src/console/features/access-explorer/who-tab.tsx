import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useCallback, useMemo, useState } from 'react'
import { type AccessQuestion, accountOfArn } from '../../../policy/analyze/access-question.ts'
import type { WhoCan, WhoCanRow } from '../../../policy/analyze/who-can.ts'
import { useAddressQuery } from '../../app/use-address-query.ts'
import { useTableState } from '../../app/use-table-state.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import type { ExplorerQuestion } from './explorer-question.ts'
import { QuestionForm } from './question-form.tsx'
import type { ExploredAccount } from './use-account.ts'
import { whoColumns } from './who-columns.tsx'
import { accessOf, accessWords } from './who-words.ts'
import { WhyPanel } from './why-panel.tsx'
import { useWhoCan } from './work/use-who-can.ts'
import { WorkingNotice } from './working-notice.tsx'

interface WhoTabProps {
  readonly account: ExploredAccount
  readonly written: ExplorerQuestion | undefined
  /** The same, once it can be asked. */
  readonly question: AccessQuestion | undefined
  readonly onAsk: (question: ExplorerQuestion) => void
}

/** Who of the account can do something on a resource. */
export const WhoTab = ({ account, written, question, onAsk }: WhoTabProps) => {
  const { working, stop, again } = useWhoCan(account.details, account.id, question)
  return (
    <SpaceBetween size="l">
      <QuestionForm question={written} onAsk={onAsk} />
      {question !== undefined && (
        <WorkingNotice account={account} working={working} onStop={stop} onAgain={again} />
      )}
      {question !== undefined && working.state === 'done' && (
        <WhoTable account={account} answer={working.answer} question={question} />
      )}
    </SpaceBetween>
  )
}

const shows = [
  { value: 'able', label: 'Who can' },
  { value: 'all', label: 'Everybody' },
] as const

const idOf = (row: WhoCanRow): string => row.arn
const nameOf = (row: WhoCanRow): string => row.name

const byAccess = (a: WhoCanRow, b: WhoCanRow): number =>
  accessWords.indexOf(accessOf(a)) - accessWords.indexOf(accessOf(b)) ||
  b.kind.localeCompare(a.kind) ||
  a.name.localeCompare(b.name, 'en')

interface WhoTableProps {
  readonly account: ExploredAccount
  readonly answer: WhoCan
  readonly question: AccessQuestion
}

const WhoTable = ({ account, answer, question }: WhoTableProps) => {
  const [query, changeQuery] = useAddressQuery()
  const [state, setState] = useTableState()
  const [shown, setShown] = useState<WhoCanRow>()
  const columns = useMemo(() => whoColumns(setShown), [])
  const show = shows.find(({ value }) => value === query.get('show')) ?? shows[0]
  const sorted = useMemo(() => [...answer.rows].sort(byAccess), [answer])
  const rows = useMemo(
    () => (show.value === 'all' ? sorted : sorted.filter(row => accessOf(row) !== 'Denied')),
    [sorted, show],
  )
  const choose = (value: string | undefined): void =>
    changeQuery(
      current => {
        const next = new URLSearchParams(current)
        next.delete('page')
        if (value === 'all') next.set('show', value)
        else next.delete('show')
        return next
      },
      { replace: true },
    )
  const close = useCallback(() => setShown(undefined), [])
  return (
    <>
      <Notes answer={answer} question={question} accountId={account.id} />
      <ResourceTable
        name="who-can"
        title="Users and roles"
        description={`Whether they can perform ${question.action} on ${question.resource}, by their own policies, their groups’ and their boundary, and through roles that they may assume. The root user can do everything.`}
        noun={['user or role', 'users and roles']}
        variant="container"
        selection="none"
        pageSize={20}
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowLabel={nameOf}
        status="ready"
        emptyText={`None of the ${answer.rows.length.toLocaleString('en')} users and roles can do this.`}
        emptyAction={<Button onClick={() => choose('all')}>Show everybody, and why not</Button>}
        filterBy={
          <Select
            ariaLabel="Whom to show"
            options={[...shows]}
            selectedOption={show}
            onChange={({ detail }) => choose(detail.selectedOption.value)}
          />
        }
        onRefresh={account.read}
        state={state}
        onStateChange={setState}
      />
      {shown !== undefined && account.company !== undefined && (
        <Modal
          visible
          size="large"
          header={`${shown.name}: ${accessOf(shown).toLowerCase()}`}
          closeAriaLabel="Close"
          onDismiss={close}
          footer={
            <Box float="right">
              <Button formAction="none" variant="primary" onClick={close}>
                Close
              </Button>
            </Box>
          }
        >
          <WhyPanel company={account.company} row={shown} question={question} />
        </Modal>
      )}
    </>
  )
}

/** What the answer rests on that nobody here knows. */
const Notes = ({ answer, question, accountId }: Omit<WhoTableProps, 'account'> & { accountId: string }) => {
  const owner = accountOfArn(question.resource)
  const foreign = owner !== undefined && owner !== accountId
  if (!answer.assumed && !foreign) return null
  return (
    <Alert type="info">
      {foreign
        ? `The resource belongs to the account ${owner}: a policy there must let them in as well, and cannot be read from here.`
        : 'The policy of the resource decides as well and cannot be read here; it is taken to leave the decision to this account, as most do.'}
    </Alert>
  )
}
