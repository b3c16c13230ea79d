import type { Range as TextRange } from '../../policy/model/problem.ts'
import type { Finding, Severity } from '../../policy/validate/finding.ts'
import { editor, languages, MarkerSeverity, type Range, Uri } from './monaco.ts'
import { type PolicyDocument, rangeIn } from './policy-document.ts'
import { policyLanguage } from './policy-grammar.ts'

/** What was found in a text; places are offsets in exactly this text. */
export interface CheckedText {
  readonly text: string
  readonly findings: readonly Finding[]
}

const owner = 'policy-checks'

const severities: Readonly<Record<Severity, MarkerSeverity>> = {
  ERROR: MarkerSeverity.Error,
  SECURITY_WARNING: MarkerSeverity.Warning,
  WARNING: MarkerSeverity.Warning,
  SUGGESTION: MarkerSeverity.Info,
}

/** More waves under a text than this help nobody, and each costs time; the list of findings has all of them. */
const mostMarkers = 1_000

/** What was found in the text that a model has, for the fixes that the editor offers at the cursor. */
const found = new WeakMap<editor.ITextModel, CheckedText>()

/** Underlines what was found. Findings of a text that the document no longer has stay until the next ones. */
export function showFindings({ model, text }: PolicyDocument, checked: CheckedText): void {
  if (model.isDisposed() || text() !== checked.text) return
  found.set(model, checked)
  editor.setModelMarkers(
    model,
    owner,
    checked.findings.slice(0, mostMarkers).map(finding => markerOf(model, finding)),
  )
}

const refusals = 'service'

/** Marks where the thing stands that the service refused the text for; undefined takes the mark away. */
export function showRefusal(
  { model }: PolicyDocument,
  refusal: { readonly range: TextRange; readonly message: string } | undefined,
): void {
  if (model.isDisposed()) return
  const marker = refusal && {
    ...rangeIn(model, refusal.range),
    severity: MarkerSeverity.Error,
    message: refusal.message,
    source: 'Refused',
  }
  editor.setModelMarkers(model, refusals, marker === undefined ? [] : [marker])
}

function markerOf(model: editor.ITextModel, finding: Finding): editor.IMarkerData {
  const range = rangeIn(model, finding)
  return {
    ...range,
    // What is empty would not be seen.
    endColumn: finding.length === 0 ? range.endColumn + 1 : range.endColumn,
    severity: severities[finding.severity],
    message: finding.message,
    source: finding.severity === 'SECURITY_WARNING' ? 'Security' : undefined,
    code: { value: finding.code, target: Uri.parse(finding.page) },
  }
}

languages.registerCodeActionProvider(
  policyLanguage,
  {
    provideCodeActions: (model, range) => {
      const checked = found.get(model)
      const findings = checked === undefined || checked.text !== model.getValue() ? [] : checked.findings
      const here = findings.filter(finding => touches(rangeIn(model, finding), range))
      return {
        actions: here.flatMap(finding => fixesOf(model, finding)),
        dispose: () => undefined,
      }
    },
  },
  { providedCodeActionKinds: ['quickfix'] },
)

const touches = (a: Range, b: Range): boolean => a.intersectRanges(b) !== null

const fixesOf = (model: editor.ITextModel, finding: Finding): readonly languages.CodeAction[] =>
  finding.fixes.map(({ title, edits }, index) => ({
    title,
    kind: 'quickfix',
    isPreferred: index === 0,
    diagnostics: [markerOf(model, finding)],
    edit: {
      edits: edits.map(each => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: rangeIn(model, each), text: each.text },
      })),
    },
  }))
