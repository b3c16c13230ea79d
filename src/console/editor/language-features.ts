import type {
  AccountNames,
  Completion,
  CompletionKind,
  PolicySymbol,
} from '../../policy/language/language.ts'
import type { Range as TextRange } from '../../policy/model/problem.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { hoverMarkdown } from './hover-markdown.ts'
import { type editor, languages, type Range } from './monaco.ts'
import { rangeIn } from './policy-document.ts'
import { policyLanguage } from './policy-grammar.ts'
import { policyWorker } from './policy-worker.ts'
import { typedSince } from './typed-since.ts'

/** What is known around the text of a model. */
export interface TextContext {
  readonly kind: PolicyKind
  readonly account: AccountNames | undefined
}

const contexts = new WeakMap<editor.ITextModel, TextContext>()

/** Says what a text is, so that completions and the like fit it. */
export const setTextContext = (model: editor.ITextModel, context: TextContext): void => {
  contexts.set(model, context)
}

/** What the worker must know of a model and a place in it; undefined for texts that are not edited here. */
const placeIn = (model: editor.ITextModel, position: Parameters<editor.ITextModel['getOffsetAt']>[0]) => {
  const context = contexts.get(model)
  return context && { ...context, text: model.getValue(), offset: model.getOffsetAt(position) }
}

const { CompletionItemKind } = languages

const icons: Readonly<Record<CompletionKind, languages.CompletionItemKind>> = {
  element: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  service: CompletionItemKind.Module,
  action: CompletionItemKind.Method,
  resource: CompletionItemKind.Reference,
  operator: CompletionItemKind.Operator,
  key: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  principal: CompletionItemKind.User,
}

/** Of these the first of many are offered, or what goes on from what is typed: every key brings others. */
const fromTyped: ReadonlySet<CompletionKind> = new Set(['principal', 'resource', 'value'])

languages.registerCompletionItemProvider(policyLanguage, {
  // What a value of its own begins with, and what parts of one are behind.
  triggerCharacters: ['"', ':', '/', '{', '$'],
  provideCompletionItems: async (model, position) => {
    const place = placeIn(model, position)
    if (place === undefined) return undefined
    const { text, offset, kind, account } = place
    const completions = await policyWorker.call('complete', text, offset, kind, account)
    if (model.isDisposed()) return undefined
    const typed = typedSince(text, offset, model.getValue())
    // Places of an older text would put the words anywhere.
    if (typed === undefined) return undefined
    // Of what was typed meanwhile the editor takes account itself, within the line: it wants the places from before.
    const lineEnd = endOfLine(text, offset)
    const placeOf = (place: TextRange): Range =>
      rangeIn(model, place.offset <= lineEnd ? place : { ...place, offset: place.offset + typed })
    return {
      suggestions: completions.map(completion => suggestionOf(placeOf, text, completion)),
      incomplete: completions.some(({ kind }) => fromTyped.has(kind)),
    }
  },
})

const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

function suggestionOf(
  placeOf: (place: TextRange) => Range,
  text: string,
  completion: Completion,
): languages.CompletionItem {
  const { label, kind, detail, documentation, range, snippet, also, rank, again } = completion
  return {
    label: detail === undefined ? label : { label, description: detail },
    kind: icons[kind],
    ...(documentation === undefined ? {} : { documentation }),
    range: placeOf(range),
    insertText: snippet,
    insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
    // What is typed already may begin with a quote; what is listed does not.
    filterText: text.charAt(range.offset) === '"' ? `"${label}` : label,
    sortText: `${String(rank).padStart(4, '0')} ${label}`,
    ...(also === undefined
      ? {}
      : { additionalTextEdits: also.map(each => ({ range: placeOf(each), text: each.text })) }),
    ...(again === true ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  }
}

languages.registerHoverProvider(policyLanguage, {
  provideHover: async (model, position) => {
    const place = placeIn(model, position)
    if (place === undefined) return undefined
    const { text, offset, kind, account } = place
    const hover = await policyWorker.call('explain', text, offset, kind, account)
    if (hover === undefined || model.isDisposed()) return undefined
    return { range: rangeIn(model, hover.range), contents: [{ value: hoverMarkdown(hover) }] }
  },
})

languages.registerDocumentSymbolProvider(policyLanguage, {
  displayName: 'Policy',
  provideDocumentSymbols: async model => {
    const symbols = await policyWorker.call('outline', model.getValue())
    return model.isDisposed() ? [] : symbols.map(symbol => outlineOf(model, symbol))
  },
})

const outlineOf = (model: editor.ITextModel, symbol: PolicySymbol): languages.DocumentSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: symbol.children.length > 0 ? languages.SymbolKind.Object : languages.SymbolKind.Property,
  tags: [],
  range: rangeIn(model, symbol),
  selectionRange: rangeIn(model, symbol.selection),
  children: symbol.children.map(child => outlineOf(model, child)),
})

languages.registerDocumentFormattingEditProvider(policyLanguage, {
  displayName: 'Policy',
  provideDocumentFormattingEdits: async model => {
    const version = model.getVersionId()
    const edits = await policyWorker.call('layOut', model.getValue())
    if (model.isDisposed() || model.getVersionId() !== version) return []
    return edits.map(each => ({ range: rangeIn(model, each), text: each.text }))
  },
})
