import type { ArrayNode, JsonNode, Member, ObjectNode } from '../model/json-node.ts'
import type { ConditionOperator } from '../model/operators.ts'
import type { Located } from '../model/parse.ts'
import type { Problem, Range } from '../model/problem.ts'
import type { Layout } from './layout.ts'

/** A part that a visual view cannot show as anything but its text. */
export interface Fragment extends Range {
  /** The element that it is or stands in: `Action`, `Condition`; undefined for what belongs to none. */
  readonly element: string | undefined
  /** Exactly what stands there. */
  readonly text: string
  /** One sentence: why it is shown as text. */
  readonly why: string
}

/** What Action or NotAction, Resource or NotResource says. */
export interface ListCard {
  /** It is the element with Not. */
  readonly negated: boolean
  readonly member: Member
  readonly values: readonly Located[]
}

export const principalKinds = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const

export type PrincipalKind = (typeof principalKinds)[number]

/** The principals of one kind. */
export interface PrincipalGroup {
  readonly kind: PrincipalKind
  readonly member: Member
  readonly values: readonly Located[]
}

export interface PrincipalCard {
  /** It is NotPrincipal. */
  readonly negated: boolean
  readonly member: Member
  /** It is `"*"`; there are no groups then. */
  readonly everyone: boolean
  readonly groups: readonly PrincipalGroup[]
}

/** One condition key under one operator. */
export interface ConditionCard {
  readonly operator: Located
  /** The operator taken apart; undefined where IAM has none of the name. */
  readonly known: ConditionOperator | undefined
  readonly key: Located
  readonly values: readonly Located[]
  /** The operator with all its keys. */
  readonly block: Member
  /** The key with its values. */
  readonly member: Member
}

/** What of a statement acts may touch. */
export type StatementPart = 'Sid' | 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition'

export interface StatementCard extends Range {
  readonly index: number
  /** Undefined where nothing can be changed: it is no object, or the text is no JSON. */
  readonly node: ObjectNode | undefined
  readonly sid: Located | undefined
  readonly effect: 'Allow' | 'Deny' | undefined
  readonly principal: PrincipalCard | undefined
  readonly action: ListCard | undefined
  readonly resource: ListCard | undefined
  readonly conditions: readonly ConditionCard[]
  /** Everything else that stands in it, in the order of the text. */
  readonly fragments: readonly Fragment[]
  /** Parts that are there in a form that only a person who edits the text can mend. */
  readonly locked: ReadonlySet<StatementPart>
}

/** A policy as a visual view shows it. */
export interface PolicyCards {
  readonly text: string
  /** What keeps the text from being JSON; nothing can be changed then but the text itself. */
  readonly broken: Problem | undefined
  readonly root: ObjectNode | undefined
  readonly version: Located | undefined
  readonly id: Located | undefined
  readonly statements: readonly StatementCard[]
  /** What stands outside of the statements and is neither Version nor Id. */
  readonly fragments: readonly Fragment[]
  /** What Statement holds; undefined where it is not there or stands twice, and nothing can join it. */
  readonly list: StatementList | undefined
  /** Whether statements can be added, moved and removed. */
  readonly listLocked: boolean
  readonly layout: Layout
}

export interface StatementList {
  readonly member: Member
  readonly node: ArrayNode | Exclude<JsonNode, ArrayNode>
}
