import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { PolicyCards, StatementCard } from '../../../policy/edit/cards.ts'
import { serviceOf } from '../../../policy/edit/list-acts.ts'
import { policyCards } from '../../../policy/edit/policy-cards.ts'
import { addStatement, setVersion } from '../../../policy/edit/statement-acts.ts'
import type { AccountNames } from '../../../policy/language/language.ts'
import { applyEdits, type TextEdit } from '../../../policy/model/edit.ts'
import type { Range } from '../../../policy/model/problem.ts'
import type { Finding } from '../../../policy/validate/finding.ts'
import { type PolicyKind, policyServicesQuery } from '../../api/queries/policy-checks.ts'
import { CardFindings } from './card-findings.tsx'
import { foundIn, foundInNone } from './found-in.ts'
import { FragmentsView } from './fragments-view.tsx'
import { useLastFindings } from './last-findings.ts'
import { StatementPanel } from './statement-panel.tsx'
import { useStable } from './use-stable.ts'
import { type Visual, VisualContext } from './visual-context.ts'
import './visual.css'

export interface VisualViewProps {
  /** The policy; the view keeps no copy of it. */
  readonly text: string
  readonly kind: PolicyKind
  /** What a policy can name of the account. */
  readonly account: AccountNames
  /** Carries edits out; their places are offsets in exactly this text. `label` names the step. */
  readonly onEdit: (edits: readonly TextEdit[], label: string) => void
  /** The statement, counted from 0, that is selected in the other view. */
  readonly selectedStatement?: number | undefined
  /** A statement was opened. */
  readonly onSelect?: ((statement: number) => void) | undefined
  /** Shows a stretch of the text in the other view; without it nothing leads there. */
  readonly onShowInJson?: ((range: Range) => void) | undefined
  /** What the checks found in exactly this text. */
  readonly findings?: readonly Finding[] | undefined
  readonly readOnly?: boolean | undefined
}

/**
 * A policy as cards, one a statement, over the same text that the JSON view shows. What is typed there comes here when
 * there is time for it, so that a long policy keeps nobody from typing; what is done here is seen at once.
 */
export const VisualView = (props: VisualViewProps) => {
  const [done, setDone] = useState<string>()
  const later = useDeferredValue(props.text)
  const text = props.text === done ? props.text : later
  const onEdit = useStable((edits: readonly TextEdit[], label: string): void => {
    // Places in a text that is no longer there would hit something else.
    if (text !== props.text) return
    setDone(applyEdits(text, edits))
    props.onEdit(edits, label)
  })
  const onSelect = useStable((statement: number) => props.onSelect?.(statement))
  const onShowInJson = useStable((range: Range) => props.onShowInJson?.(range))
  return (
    <Cards
      text={text}
      kind={props.kind}
      account={props.account}
      onEdit={onEdit}
      selectedStatement={props.selectedStatement}
      onSelect={onSelect}
      onShowInJson={props.onShowInJson === undefined ? undefined : onShowInJson}
      findings={text === props.text ? props.findings : undefined}
      readOnly={props.readOnly}
    />
  )
}

/** Hardly a policy that IAM stores has more statements; a pasted text may have thousands, which take minutes to draw. */
const cardsOnPage = 100

const Cards = memo((props: VisualViewProps) => {
  const { text, kind, onEdit, selectedStatement, onSelect } = props
  const cards = useMemo(() => policyCards(text), [text])
  const [open, setOpen] = useState<number | undefined>(
    selectedStatement ?? (cards.statements.length === 1 ? 0 : undefined),
  )
  const [followed, setFollowed] = useState(selectedStatement)
  // The statement that was added here just now.
  const [begun, setBegun] = useState<number>()
  // A page that was turned to; otherwise the one with the open card.
  const [turned, setTurned] = useState<number>()
  if (followed !== selectedStatement) {
    setFollowed(selectedStatement)
    if (selectedStatement !== undefined) {
      setOpen(selectedStatement)
      setTurned(undefined)
    }
  }
  // A text of one statement may have come into the place of one with many.
  const lone = cards.statements.length === 1 && open !== undefined
  const card = open === undefined ? undefined : cards.statements[lone ? 0 : open]
  const { data, error, refetch } = useQuery({
    ...policyServicesQuery(card === undefined ? [] : servicesOf(card)),
    placeholderData: keepPreviousData,
  })
  const last = useLastFindings(text, props.findings)
  const checked = useMemo(() => policyCards(last.text), [last.text])
  const outside = useMemo(() => foundInNone(checked, last.findings), [checked, last.findings])
  const visual: Visual = {
    cards,
    kind,
    catalog: data?.catalog,
    account: props.account,
    readOnly: props.readOnly === true || cards.broken !== undefined,
    apply: (edits, label) => {
      if (edits !== undefined && edits.length > 0) onEdit(edits, label)
    },
    showInJson: props.onShowInJson,
  }
  const add = useRef<ButtonProps.Ref>(null)
  const count = cards.statements.length
  const before = useRef(count)
  useEffect(() => {
    // The last card took the focus with it when it went.
    if (count < before.current && document.activeElement === document.body) add.current?.focus()
    before.current = count
  }, [count])
  const pages = Math.ceil(cards.statements.length / cardsOnPage)
  const page = Math.max(0, Math.min(turned ?? Math.floor((open ?? 0) / cardsOnPage), pages - 1))
  const openCard = (index: number | undefined, isNew = false) => {
    setOpen(index)
    setBegun(isNew ? index : undefined)
    if (index !== undefined) setTurned(undefined)
    if (index !== undefined) onSelect?.(index)
  }
  return (
    <VisualContext value={visual}>
      <SpaceBetween size="m">
        {error !== null && (
          <SpaceBetween direction="horizontal" size="xs">
            <StatusIndicator type="warning">
              The catalogue of AWS services could not be loaded.
            </StatusIndicator>
            <Button variant="inline-link" formAction="none" onClick={() => void refetch()}>
              Try again
            </Button>
          </SpaceBetween>
        )}
        <PolicyNotes cards={cards} visual={visual} />
        {pages > 1 && (
          <Pagination
            ariaLabels={{
              nextPageLabel: 'Next statements',
              previousPageLabel: 'Statements before',
              pageLabel: number => `Statements ${(number - 1) * cardsOnPage + 1} and following`,
            }}
            currentPageIndex={page + 1}
            pagesCount={pages}
            onChange={({ detail }) => setTurned(detail.currentPageIndex - 1)}
          />
        )}
        {cards.statements.slice(page * cardsOnPage, (page + 1) * cardsOnPage).map(each => (
          <StatementPanel
            key={each.index}
            card={each}
            found={foundIn(checked.statements[each.index], last)}
            open={each === card}
            begun={each === card && each.index === begun}
            onOpen={index => openCard(index)}
          />
        ))}
        {cards.statements.length === 0 && cards.broken === undefined && (
          <Box color="text-body-secondary">The policy has no statement yet: it allows nothing.</Box>
        )}
        {!visual.readOnly && (
          <Button
            ref={add}
            iconName="add-plus"
            formAction="none"
            disabled={cards.listLocked}
            disabledReason="Statement stands twice in the policy; leave one of them in the JSON."
            onClick={() => {
              visual.apply(addStatement(cards, newStatement(kind)), 'Add a statement')
              openCard(cards.statements.length, true)
            }}
          >
            Add a statement
          </Button>
        )}
        <CardFindings found={{ ...last, findings: outside }} />
      </SpaceBetween>
    </VisualContext>
  )
})

/** What there is to say of the policy as a whole. */
const PolicyNotes = ({ cards, visual }: { cards: PolicyCards; visual: Visual }) => {
  const { broken, version, id, fragments, root } = cards
  return (
    <>
      {broken !== undefined && (
        <Alert type="error" header="The text is no JSON here, so that it can only be edited as text">
          <FragmentsView fragments={fragments} />
          {cards.statements.length > 0 && 'Below is what can be read of it; nothing of the text is lost.'}
        </Alert>
      )}
      {broken === undefined && root !== undefined && version?.value !== '2012-10-17' && (
        <Alert
          type="info"
          action={
            <Button
              formAction="none"
              disabled={visual.readOnly}
              onClick={() => visual.apply(setVersion(cards, '2012-10-17'), 'Set the version')}
            >
              Use version 2012-10-17
            </Button>
          }
        >
          {version === undefined
            ? 'The policy names no version of the policy language, so that variables in it have no meaning.'
            : `The policy is of version “${version.value}”; with 2012-10-17 variables have a meaning.`}
        </Alert>
      )}
      {id !== undefined && <Box color="text-body-secondary">{`Id: ${id.value}`}</Box>}
      {broken === undefined && <FragmentsView fragments={fragments} />}
    </>
  )
}

/** What a statement begins as in a policy of a kind. */
function newStatement({ type }: PolicyKind): Readonly<Record<string, unknown>> {
  if (type === 'trust') return { Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }
  if (type === 'resource') return { Effect: 'Allow', Principal: {}, Action: [], Resource: [] }
  if (type === 'rcp') return { Effect: 'Deny', Principal: '*', Action: [], Resource: '*' }
  return { Effect: type === 'scp' ? 'Deny' : 'Allow', Action: [], Resource: [] }
}

/** Prefixes of the services whose details an open statement needs. */
function servicesOf({ action, resource, conditions }: StatementCard): readonly string[] {
  const found = new Set<string>()
  for (const { value } of action?.values ?? []) found.add(serviceOf(value))
  for (const { value } of resource?.values ?? []) found.add(value.split(':', 3)[2]?.toLowerCase() ?? '')
  for (const { key } of conditions)
    found.add(key.value.slice(0, Math.max(0, key.value.indexOf(':'))).toLowerCase())
  return [...found].filter(prefix => prefix !== '' && prefix !== '*').sort()
}
