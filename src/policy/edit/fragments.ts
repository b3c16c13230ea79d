import type { Range } from '../model/problem.ts'
import type { Fragment } from './cards.ts'

/** A stretch of the text as a fragment. */
export const fragmentOf = (
  text: string,
  { offset, length }: Range,
  element: string | undefined,
  why: string,
): Fragment => ({ offset, length, element, text: text.slice(offset, offset + length), why })
