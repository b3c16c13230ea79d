import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstState, readTableState, type TableState, writeTableState } from './table-state.ts'

test('what is as at first stays out of the URL, and what is not the table’s own stays in it', () => {
  expect(writeTableState(new URLSearchParams('tab=groups&page=3'), firstState).toString()).toBe('tab=groups')
})

test('reads as a person would write it', () => {
  expect(
    readTableState(new URLSearchParams('filter=groups=Developers&filter=:bot&sort=-created&page=2')),
  ).toEqual({
    filter: {
      operation: 'and',
      tokens: [
        { column: 'groups', operator: '=', value: 'Developers' },
        { column: undefined, operator: ':', value: 'bot' },
      ],
    },
    sort: { column: 'created', descending: true },
    page: 2,
  })
})

test('nonsense in the URL reads as the first state', () => {
  expect(readTableState(new URLSearchParams('filter=nonsense&page=-1&match=x'))).toEqual(firstState)
})

const id = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)
const state: fc.Arbitrary<TableState> = fc.record({
  filter: fc.record({
    operation: fc.constantFrom('and' as const, 'or' as const),
    tokens: fc.array(
      fc.record({
        column: fc.option(id, { nil: undefined }),
        operator: fc.constantFrom('=', '!=', ':', '!:', '^', '<', '>', '<=', '>='),
        // A value that starts with "=" after "<" would read as another operator; the filter trims nothing else.
        value: fc.string({ unit: 'binary' }).filter(text => !text.startsWith('=')),
      }),
    ),
  }),
  sort: fc.option(fc.record({ column: id, descending: fc.boolean() }), { nil: undefined }),
  page: fc.integer({ min: 1, max: 1000 }),
})

test('property: what is written is read again', () => {
  fc.assert(
    fc.property(state, wanted => {
      const text = writeTableState(new URLSearchParams(), wanted).toString()
      expect(readTableState(new URLSearchParams(text))).toEqual(wanted)
    }),
  )
})
