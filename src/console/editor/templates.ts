import type { PolicyType } from '../../policy/validate/rule.ts'
import data from './templates.json' with { type: 'json' }

/** A beginning for a common job. Words in capitals with an underscore in them are to be replaced. */
export interface PolicyTemplate {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The types of policies that it is one of. */
  readonly types: readonly PolicyType[]
  readonly statements: readonly Readonly<Record<string, unknown>>[]
}

/** By how often they are wanted. A test reads each of them as what it says it is. */
export const policyTemplates = data as readonly PolicyTemplate[]

/** The templates of a type of policy. */
export const templatesFor = (type: PolicyType): readonly PolicyTemplate[] =>
  policyTemplates.filter(({ types }) => types.includes(type))
