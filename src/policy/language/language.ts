import type { Catalog } from '../catalog/catalog.ts'
import type { TextEdit } from '../model/edit.ts'
import type { Range } from '../model/problem.ts'
import type { PolicyType } from '../validate/rule.ts'

/** What kind of policy a text is to be, and what is known around it. */
export interface LanguageContext {
  readonly type: PolicyType
  /** For resource-based policies the prefix of the service whose resource it belongs to. */
  readonly service?: string | undefined
  /** With the details of the services that the text names loaded; what is not loaded is not offered. */
  readonly catalog: Catalog
  readonly account?: AccountNames | undefined
}

/** What an account has that a policy can name. */
export interface AccountNames {
  readonly accountId: string
  /** ARNs of its users and roles. */
  readonly principals: readonly string[]
}

export type CompletionKind =
  | 'element'
  | 'value'
  | 'service'
  | 'action'
  | 'resource'
  | 'operator'
  | 'key'
  | 'variable'
  | 'principal'

/** One thing that could stand at the cursor. */
export interface Completion {
  /** What the list shows and what is typed to find it, without the quotes that the range can begin with. */
  readonly label: string
  readonly kind: CompletionKind
  /** A few words beside the label: `Read`, `Amazon S3`, `String`. */
  readonly detail?: string | undefined
  /** One or two sentences. */
  readonly documentation?: string | undefined
  /** What it replaces; on one line, with the cursor in it. */
  readonly range: Range
  /**
   * The text that is put there, quotes and commas included where they belong. `$1`, `${2:words}` and `$0` are places to
   * fill in; `\$`, `\}` and `\\` stand for the characters. A tab at a line's beginning is one step of indentation, beyond
   * that of the line where the range is.
   */
  readonly snippet: string
  /** Edits outside of the range that go with it: a comma that is missing before. */
  readonly also?: readonly TextEdit[] | undefined
  /** Orders the list, from 0 to 9,999; equal ones by label. */
  readonly rank: number
  /** Something follows for which the list should open again: the name of an action behind its service. */
  readonly again?: boolean | undefined
}

/** What is said of the thing under the pointer. */
export interface Hover {
  readonly range: Range
  /** Paragraphs of plain text; the first is a title. */
  readonly lines: readonly string[]
  /** The documentation's address. */
  readonly page?: string | undefined
}

/** A part of a policy for the outline: statements and their elements. */
export interface PolicySymbol extends Range {
  readonly name: string
  readonly detail: string
  /** The part to select in it. */
  readonly selection: Range
  readonly children: readonly PolicySymbol[]
}

/** What stands behind a pattern of actions: `29 actions`. */
export interface WildcardNote {
  /** Behind this place in the text. */
  readonly offset: number
  readonly pattern: string
  /** The actions in AWS's letter case, with their service's prefix, as far as AWS has them. */
  readonly actions: readonly string[]
}

/** A change of the text that somebody can choose. */
export interface TextChange {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** A change that makes a policy shorter and leaves what it allows and denies as it is. */
export interface Shortening extends TextChange {
  readonly saves: {
    /** Without white space, as IAM counts. */
    readonly characters: number
    /** With it, as AWS Organizations and services count. */
    readonly length: number
  }
}
