import { expect, test } from 'vitest'
import { filterLabel, operatorsOf } from './filter.ts'
import { filterProblems } from './filter-problem.ts'

const given = [
  { id: 'name', header: 'Name', kind: 'text' },
  { id: 'created', header: 'Created', kind: 'date' },
  { id: 'seen', header: 'Seen', kind: 'date', absent: 'Never' },
  { id: 'tags', header: 'Tags', kind: 'number' },
] as const

const columns = given.map(column => ({
  ...column,
  label: filterLabel(column),
  operators: operatorsOf[column.kind],
}))

const problems = (column: string | undefined, operator: string, value: string): readonly string[] =>
  filterProblems({ operation: 'and', tokens: [{ column, operator, value }] }, columns)

const ofDates = '> >= < <= = != and a number'

test.each([
  [
    undefined,
    ':',
    'Created (days ago) : 90',
    `“Created (days ago) : 90” is looked for as a text in all columns; it is no condition for “Created (days ago)”, which takes only ${ofDates}.`,
  ],
  [
    undefined,
    ':',
    'created > 90',
    `“created > 90” is looked for as a text in all columns; it is no condition for “Created (days ago)”, which takes only ${ofDates}.`,
  ],
  [
    'seen',
    '>',
    'long',
    `“> long” is no condition for “Seen (days ago)”, which takes only ${ofDates}, or = Never.`,
  ],
  ['created', '^', '9', `“^ 9” is no condition for “Created (days ago)”, which takes only ${ofDates}.`],
  ['gone', '=', 'x', 'No column is called “gone”, so that nothing matches it.'],
])('a condition that finds nothing says why: %s %s %s', (column, operator, value, problem) => {
  expect(problems(column, operator, value)).toEqual([problem])
})

test.each([
  ['created', '!=', '90'],
  ['created', '<=', ' 7 '],
  ['seen', '!=', 'never'],
  ['tags', '=', '0'],
  ['name', '^', 'b'],
  [undefined, ':', 'Created by hand'],
  [undefined, ':', 'bob'],
])('a condition that is as the column takes it says nothing: %s %s %s', (column, operator, value) => {
  expect(problems(column, operator, value)).toEqual([])
})
