import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WildcardNote } from '../../policy/language/language.ts'
import type { Range } from '../../policy/model/problem.ts'
import { policySize } from '../../policy/model/size.ts'
import { Fetched } from '../app/fetched.tsx'
import { ActionsDialog } from './actions-dialog.tsx'
import { EditorToolbar } from './editor-toolbar.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { JsonView } from './json-view.tsx'
import { setTextContext } from './language-features.ts'
import { showRefusal } from './markers.ts'
import type { editor } from './monaco.ts'
import { defaultLabel, defaultRows, type PolicyWorkbenchProps, textHeight } from './policy-authoring.tsx'
import { usePolicyChecks } from './policy-checks.ts'
import { rangeIn } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'
import { SizeMeter } from './size-meter.tsx'
import { useAccountNames } from './use-account-names.ts'
import { useDocument } from './use-document.ts'
import { useSelectedStatement } from './use-selected-statement.ts'
import { useWildcardNotes } from './use-wildcard-notes.ts'
import { useViewChoice } from './view-choice.ts'
import { VisualPane } from './visual-pane.tsx'

const goingOn = ['pointerdown', 'keydown'] as const

const fetchShorten = async () => (await import('./shorten-menu.tsx')).ShortenMenu

/** The editor itself, once its script is here. */
export const PolicyWorkbench = (props: PolicyWorkbenchProps) => {
  const { quota, label = defaultLabel, rows = defaultRows, handOver } = props
  const { type, service } = props.kind
  // The same one as long as it says the same: with another, everything that is known of the text is asked for again.
  const kind = useMemo(() => ({ type, service }), [type, service])
  const document = useDocument(props.value, props.onChange, handOver.current?.before)
  const checks = usePolicyChecks(document, kind)
  const [view, setView] = useViewChoice()
  const [code, setCode] = useState<editor.IStandaloneCodeEditor>()
  const [selected, select] = useSelectedStatement(document, code, props.statement)
  const account = useAccountNames(kind)
  const wanted = useRef<Range>(undefined)
  const size = useMemo(() => policySize(checks.text), [checks.text])
  const [note, setNote] = useState<WildcardNote>()
  useWildcardNotes(document, code, setNote)
  const tooLong =
    size > quota
      ? `The document has ${size} characters without white space; the quota is ${quota}.`
      : undefined
  const problem = props.errorText ?? tooLong
  useEffect(() => setTextContext(document.model, { kind, account }), [document, kind, account])

  const reveal = (opened: editor.IStandaloneCodeEditor, range: Range): void => {
    const place = rangeIn(document.model, range)
    opened.setSelection(place)
    opened.revealRangeInCenterIfOutsideViewport(place)
    opened.focus()
  }
  const show = (range: Range): void => {
    if (code !== undefined) reveal(code, range)
    else {
      // The text is not in sight yet.
      wanted.current = range
      setView('json')
    }
  }
  const reached = useRef(show)
  reached.current = show
  const showFinding = useCallback((range: Range) => reached.current(range), [])
  const { errorText } = props
  useEffect(() => {
    if (errorText === undefined) return
    let current = true
    // Whoever goes on meanwhile keeps the cursor.
    let goesOn = false
    const goOn = (): void => {
      goesOn = true
    }
    for (const event of goingOn) window.addEventListener(event, goOn, true)
    const stopWatching = (): void => {
      for (const event of goingOn) window.removeEventListener(event, goOn, true)
    }
    const refused = document.text()
    policyWorker
      .call('refusedAt', refused, kind, errorText)
      .then(
        range => {
          if (!current || range === undefined || document.text() !== refused) return
          showRefusal(document, { range, message: errorText })
          if (!goesOn) reached.current(range)
        },
        // The sentence stands below the text in any case.
        () => undefined,
      )
      .finally(stopWatching)
    return () => {
      current = false
      stopWatching()
      showRefusal(document, undefined)
    }
  }, [document, kind, errorText])
  return (
    <SpaceBetween size="s">
      <SpaceBetween size="xxs">
        {/* No FormField: its label would become a part of every label in the visual view. */}
        <Box variant="awsui-key-label">{label}</Box>
        <div className="gatehouse-policy-workbench">
          <EditorToolbar document={document} kind={kind} view={view} onView={setView} />
          <div
            className={`gatehouse-policy-panes gatehouse-policy-panes-${view}`}
            style={view === 'visual' ? undefined : { blockSize: paneHeight(view, rows) }}
          >
            {view !== 'json' && (
              <VisualPane
                document={document}
                kind={kind}
                account={account}
                checked={checks.checked}
                selectedStatement={selected}
                onSelect={select}
                onShowInJson={show}
              />
            )}
            {view !== 'visual' && (
              <JsonView
                document={document}
                label={`${label}. Press Ctrl+M to let the Tab key move the focus.`}
                problem={problem}
                onEditor={opened => {
                  setCode(opened)
                  if (opened === undefined) return
                  const { start, end } = handOver.current?.selection ?? {}
                  if (start !== undefined && end !== undefined)
                    reveal(opened, { offset: start, length: end - start })
                  handOver.current = undefined
                  if (wanted.current === undefined) return
                  reveal(opened, wanted.current)
                  wanted.current = undefined
                }}
              />
            )}
          </div>
          <SizeMeter size={size} quota={quota} note={props.quotaNote}>
            <Fetched
              name="policy-shorten"
              fetch={fetchShorten}
              what="the menu"
              waiting={<span />}
              props={{ document, text: checks.text, kind }}
            />
          </SizeMeter>
        </div>
        {problem !== undefined && (
          <div role="alert">
            <StatusIndicator type="error">{problem}</StatusIndicator>
          </div>
        )}
      </SpaceBetween>
      <FindingsPanel checks={checks} folded={view !== 'json'} onShow={showFinding} onFix={document.edit} />
      {note !== undefined && <ActionsDialog note={note} onClose={() => setNote(undefined)} />}
    </SpaceBetween>
  )
}

/** In pixels. Two views side by side are there to be worked in, so that they take what the window has. */
const paneHeight = (view: 'json' | 'both', rows: number): string =>
  view === 'json' ? `${textHeight(rows)}px` : `max(${textHeight(rows)}px, 70vh)`
