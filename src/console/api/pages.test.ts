import { expect, test } from 'vitest'
import { allOf } from './pages.ts'

test('follows the marker to the last page, and asks with it', async () => {
  const asked: (string | undefined)[] = []
  const items = await allOf(
    async marker => {
      asked.push(marker)
      return marker === undefined
        ? { Items: [1, 2], IsTruncated: true, Marker: 'm' }
        : { Items: [3], IsTruncated: false }
    },
    page => page.Items,
  )
  expect(items).toEqual([1, 2, 3])
  expect(asked).toEqual([undefined, 'm'])
})
