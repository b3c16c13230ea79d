import type { ParsedStatement } from '../model/parse.ts'

/** Whether a statement has one of the elements, readable or not. */
export const has = ({ elements }: ParsedStatement, ...names: readonly string[]): boolean =>
  elements.some(element => names.includes(element.name))
