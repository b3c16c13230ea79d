import { describe, expect, test } from 'vitest'
import type { Column } from './column.ts'
import { type Filter, filterRows, indexRows } from './filter.ts'
import { sortRows } from './sort.ts'

interface Person {
  name: string
  groups: string[]
  tags: number
  seen?: Date
}

const now = Date.parse('2026-01-11T00:00:00Z')
const people: Person[] = [
  { name: 'alice', groups: ['Administrators'], tags: 2, seen: new Date('2026-01-10T00:00:00Z') },
  { name: 'Bob', groups: ['Developers', 'Operators'], tags: 0, seen: new Date('2025-09-01T00:00:00Z') },
  { name: 'build-bot', groups: [], tags: 10 },
]
const name: Column<Person> = { id: 'name', header: 'Name', kind: 'text', value: p => p.name }
const tags: Column<Person> = { id: 'tags', header: 'Tags', kind: 'number', value: p => p.tags }
const seen: Column<Person> = { id: 'seen', header: 'Seen', kind: 'date', value: p => p.seen, absent: 'Never' }
const groups: Column<Person> = {
  id: 'groups',
  header: 'Groups',
  kind: 'list',
  value: p => p.groups,
  absent: 'None',
}
const columns = [name, groups, tags, seen]

const names = (filter: Filter): string[] =>
  filterRows(people, columns, filter, indexRows(people, columns), now).map(person => person.name)
const one = (column: string | undefined, operator: string, value: string): Filter => ({
  operation: 'and',
  tokens: [{ column, operator, value }],
})

describe('filter', () => {
  test.each([
    ['name', '=', 'BOB', ['Bob']],
    ['name', '^', 'b', ['Bob', 'build-bot']],
    ['name', ':', 'l', ['alice', 'build-bot']],
    ['name', '!:', 'l', ['Bob']],
    ['groups', '=', 'operators', ['Bob']],
    ['groups', '!=', 'operators', ['alice', 'build-bot']],
    ['groups', '=', 'none', ['build-bot']],
    ['tags', '>', '1', ['alice', 'build-bot']],
    ['tags', '=', '', []],
    ['seen', '>', '90', ['Bob']],
    ['seen', '<', '7', ['alice']],
    ['seen', '>=', '132', ['Bob']],
    ['seen', '<=', '1', ['alice']],
    ['seen', '!=', '1', ['Bob', 'build-bot']],
    ['seen', '=', 'never', ['build-bot']],
    ['seen', '!=', 'never', ['alice', 'Bob']],
    ['gone', '=', 'x', []],
    [undefined, ':', 'DEVELOP', ['Bob']],
    [undefined, '!:', 'b', ['alice']],
  ])('%s %s "%s"', (column, operator, value, expected) => {
    expect(names(one(column, operator, value))).toEqual(expected)
  })

  test('all tokens with "and", any with "or"', () => {
    const tokens = [
      { column: 'name', operator: '^', value: 'b' },
      { column: 'tags', operator: '=', value: '2' },
    ]
    expect(names({ operation: 'and', tokens })).toEqual([])
    expect(names({ operation: 'or', tokens })).toEqual(['alice', 'Bob', 'build-bot'])
  })
})

describe('sort', () => {
  const sorted = (column: Column<Person>, descending: boolean) =>
    sortRows(people, column, descending).map(person => person.name)
  test('rows without a value come last both ways', () => {
    expect(sorted(seen, false)).toEqual(['Bob', 'alice', 'build-bot'])
    expect(sorted(seen, true)).toEqual(['alice', 'Bob', 'build-bot'])
  })
  test('numbers by size, text without regard to case', () => {
    expect(sorted(tags, true)).toEqual(['build-bot', 'alice', 'Bob'])
    expect(sorted(name, false)).toEqual(['alice', 'Bob', 'build-bot'])
  })
})
