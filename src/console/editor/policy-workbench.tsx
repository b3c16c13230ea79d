import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { policySize } from '../../policy/model/size.ts'
import { useSettled } from '../ui/use-settled.ts'
import { EditorToolbar } from './editor-toolbar.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { JsonView } from './json-view.tsx'
import { showFindings } from './markers.ts'
import type { editor } from './monaco.ts'
import { defaultRows, lineHeight, type PolicyAuthoringProps } from './policy-authoring.tsx'
import { usePolicyChecks } from './policy-checks.ts'
import { rangeIn } from './policy-document.ts'
import { SizeMeter } from './size-meter.tsx'
import { useDocument } from './use-document.ts'

/** What a pause in typing is, in milliseconds, for what may follow the text at some distance. */
const pause = 300

/** The editor itself, once its script is here. */
export const PolicyWorkbench = (props: PolicyAuthoringProps) => {
  const { kind, quota, label = 'Policy document (JSON)', rows = defaultRows } = props
  const document = useDocument(props.value, props.onChange)
  const text = useSyncExternalStore(document.subscribe, document.text)
  const checks = usePolicyChecks(document, kind)
  const [code, setCode] = useState<editor.IStandaloneCodeEditor>()
  const wanted = useRef<{ readonly offset: number; readonly length: number }>(undefined)
  const size = policySize(useSettled(text, pause))
  const tooLong =
    size > quota
      ? `The document has ${size} characters without white space; the quota is ${quota}.`
      : undefined
  const problem = props.errorText ?? tooLong
  const { checked } = checks
  useEffect(() => {
    if (checked !== undefined) showFindings(document, checked)
  }, [document, checked])

  const show = (range: { readonly offset: number; readonly length: number }): void => {
    if (code === undefined) {
      wanted.current = range
      return
    }
    const place = rangeIn(document.model, range)
    code.setSelection(place)
    code.revealRangeInCenterIfOutsideViewport(place)
    code.focus()
  }
  return (
    <SpaceBetween size="s">
      <FormField label={label} stretch errorText={problem}>
        <div className="gatehouse-policy-workbench">
          <EditorToolbar document={document} text={text} />
          <div className="gatehouse-policy-panes" style={{ blockSize: rows * lineHeight + 18 }}>
            <JsonView
              document={document}
              label={`${label}. Press Ctrl+M to let the Tab key move the focus.`}
              problem={problem}
              onEditor={setCode}
            />
          </div>
          <SizeMeter size={size} quota={quota} note={props.quotaNote} />
        </div>
      </FormField>
      <FindingsPanel checks={checks} text={text} onShow={show} onFix={edits => document.edit(edits)} />
    </SpaceBetween>
  )
}
