import type { Member } from '../model/json-node.ts'
import type { ParsedStatement } from '../model/parse.ts'

/** Whether a statement has one of the elements, readable or not. */
export const has = ({ elements }: ParsedStatement, ...names: readonly string[]): boolean =>
  elements.some(element => names.includes(element.name))

/** The names of an object's members as written. */
export const namesOf = (members: readonly Member[]): ReadonlySet<string> =>
  new Set(members.map(({ name }) => name))

/**
 * Whether one of the names is among the members in another letter case: it is there then, and INVALID_POLICY_ELEMENT
 * says how to write it.
 */
export const hasMiswritten = (members: readonly Member[], ...names: readonly string[]): boolean =>
  members.some(({ name }) => names.some(each => each !== name && each.toLowerCase() === name.toLowerCase()))
