import type { Rule } from './rule.ts'

/** Every rule, by the files of `rules/`; a test holds that none is missing. */
const files = import.meta.glob<Rule>('./rules/*.ts', { eager: true, import: 'rule' })

export const rules: readonly Rule[] = Object.values(files)
