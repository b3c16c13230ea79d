import { expect, test, vi } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { actionClasses } from './action-classes.ts'

const catalog = await openCatalog(bundledCatalog)
const patterns = (count: number): string =>
  JSON.stringify({
    Statement: { Effect: 'Allow', Action: Array.from({ length: count }, (_, index) => `*:Get${index}*`) },
  })

test('the services of patterns are looked for once, however many patterns are about them', () => {
  const looked = vi.spyOn(catalog.entries, 'values')
  actionClasses([patterns(50)], catalog)
  expect(looked).toHaveBeenCalledOnce()
  looked.mockRestore()
})

test('of more patterns of all services than a person writes not every action is looked at, and it says so', () => {
  expect(actionClasses([patterns(50)], catalog).complete).toBe(true)
  expect(actionClasses([patterns(3_000)], catalog).complete).toBe(false)
})

test('an action of AWS stands for its class, not one that is made up', () => {
  const text = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'sqs:Send*' } })
  expect(actionClasses([text], catalog).classes.map(({ actions }) => actions)).toEqual([
    ['sqs:SendMessage', 'sqs:SendZz'],
  ])
})
