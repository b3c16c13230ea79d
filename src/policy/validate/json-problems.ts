import type { ProblemCode } from '../model/problem.ts'
import type { PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'

/** What the parser found wrong with the JSON itself, of one kind. */
export const jsonProblems =
  (code: ProblemCode) =>
  ({ parsed }: PolicyFacts): readonly Draft[] =>
    parsed.problems
      .filter(problem => problem.code === code)
      .map(problem => ({ range: problem, message: problem.detail }))
