import type { Range } from './problem.ts'

/** A place in a text, line and column from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface StatementPosition {
  readonly start: Position
  readonly end: Position
}

/**
 * Where statements stand, as IAM's policy simulator counts: a statement starts where the token before it ends (the
 * bracket of the list, the statement before, or its own brace where it stands without a list) and ends behind its
 * closing brace. `ranges` are the statements of `text` from the first `{` to the last `}`. Takes time in proportion
 * to the text. Source: IAM API Reference, SimulateCustomPolicy and SimulatePrincipalPolicy, "Examples".
 */
export function statementPositions(text: string, ranges: readonly Range[]): readonly StatementPosition[] {
  const starts = lineStarts(text)
  return ranges.map(({ offset, length }) => ({
    start: positionAt(starts, startOf(text, offset)),
    end: positionAt(starts, offset + length),
  }))
}

/** Where lines begin; carriage return and line feed end a line each by itself or both together. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
  return starts
}

function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

function startOf(text: string, offset: number): number {
  const before = endOfToken(text, offset)
  const token = text.charAt(before - 1)
  if (token === '[') return before
  return token === ',' ? endOfToken(text, before - 1) : offset + 1
}

/** The end of whatever is no white space before a place. */
function endOfToken(text: string, offset: number): number {
  let end = offset
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--
  return end
}
