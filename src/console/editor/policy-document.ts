import { asOneEdit, type TextEdit } from '../../policy/model/edit.ts'
import type { Range as TextRange } from '../../policy/model/problem.ts'
import { editor, Range } from './monaco.ts'
import { policyLanguage } from './policy-grammar.ts'

/** Of more than these, marks and cursor cannot be led along in time: the layout of a megabyte has hundreds of thousands. */
const mostEdits = 1_000

/**
 * The text that all views of an editor share, with one history for undoing. It lives until it is disposed of.
 * A text with several kinds of line ends gets one kind, its most frequent.
 */
export interface PolicyDocument {
  readonly model: editor.ITextModel
  text(): string
  /**
   * Edits that do not overlap, with offsets in exactly this text: where the document has another by now, they would hit
   * anything, and nothing happens. One step of the history.
   */
  edit(of: string, edits: readonly TextEdit[]): void
  /** Sets new lines in as the text does; an editor that opens guesses anew, and for a text of one line wrongly. */
  keepIndent(): void
  /** Another text in one step of the history. */
  replaceAll(text: string): void
  undo(): void
  redo(): void
  /** Calls back after each change, and says whether it was typed in the text; returns the way to stop it. */
  subscribe(listener: (typed: boolean) => void): () => void
  dispose(): void
}

export function openDocument(first: string): PolicyDocument {
  const model = editor.createModel(first, policyLanguage)
  // Otherwise new lines in a text of one line would end as the platform's do.
  if (!first.includes('\n')) model.setEOL(editor.EndOfLineSequence.LF)
  const keepIndent = (): void =>
    model.updateOptions({ tabSize: indentOf(first), insertSpaces: !/^\t/m.test(first) })
  keepIndent()
  let cached: string | undefined
  const watch = model.onDidChangeContent(() => {
    cached = undefined
  })
  const text = (): string => {
    // Line ends are those of the model, whatever the platform's are.
    cached ??= model.getValue()
    return cached
  }
  let acting = false
  const act = (change: () => unknown): void => {
    acting = true
    try {
      change()
    } finally {
      acting = false
    }
  }
  const apply = (edits: readonly TextEdit[]): void => {
    model.pushStackElement()
    model.pushEditOperations(
      null,
      edits.map(each => ({ range: rangeIn(model, each), text: each.text })),
      () => null,
    )
    model.pushStackElement()
  }
  return {
    model,
    text,
    edit: (of, edits) => {
      if (edits.length === 0 || text() !== of) return
      act(() => apply(edits.length > mostEdits ? [asOneEdit(of, edits)] : edits))
    },
    keepIndent,
    replaceAll: replacement =>
      act(() => apply([{ offset: 0, length: model.getValueLength(), text: replacement }])),
    undo: () => act(() => model.undo()),
    redo: () => act(() => model.redo()),
    subscribe: listener => {
      const subscription = model.onDidChangeContent(() => listener(!acting))
      return () => subscription.dispose()
    },
    dispose: () => {
      watch.dispose()
      model.dispose()
    },
  }
}

/** Where a stretch of the text stands, as Monaco says it. */
export function rangeIn(model: editor.ITextModel, { offset, length }: TextRange): Range {
  return Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length))
}

/** By how many blanks the text sets its first inner line in; two where it has none. */
const indentOf = (text: string): number => Math.min(8, /\n( +)\S/.exec(text)?.[1]?.length ?? 2)
