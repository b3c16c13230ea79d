import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/mock-test.ts'
import { expectColumn, expectNoRow, filterBy, readRows, rowCheckbox, tableOf } from '../support/table.ts'

/** One resource table, and rows of the demo that prove what it does. */
export interface TableUnderTest {
  /** Opens its screen, as somebody who may read everything. */
  readonly open: (page: Page) => Promise<void>
  readonly title: string
  readonly singular: string
  readonly plural: string
  /** Header of the column that names the rows. */
  readonly nameHeader: string
  /** All names, as the table shows them at first. */
  readonly names: readonly string[]
  /** A condition on one column, as a person types it, what the address then says, and which rows pass. */
  readonly condition: {
    readonly typed: string
    readonly inAddress: string
    readonly names: readonly string[]
    /** Where the first of them leads: a link in its row and a heading alike; its own name unless given. */
    readonly leadsTo?: string
  }
  /** A word that is looked for in all columns, and which rows have it. */
  readonly word: { readonly typed: string; readonly names: readonly string[] }
  /** A column that is shown at first, and one that is not. */
  readonly shownColumn: string
  readonly hiddenColumn: string
  /** Name of the exported file. */
  readonly file: string
}

/** What every resource table does, whatever its rows are. */
export function testTable(table: TableUnderTest): void {
  const { title, singular, plural, nameHeader, names } = table
  const heading = (page: Page, counter: string) =>
    page.getByRole('heading', { name: `${title} (${counter})`, exact: true })
  const address = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

  test(`the table “${title}” filters, and its address brings the filter back`, async ({ page }) => {
    await table.open(page)
    const grid = tableOf(page, title)
    await expectColumn(grid, nameHeader, names)
    await expect(heading(page, String(names.length))).toBeVisible()

    await test.step('by a column', async () => {
      await filterBy(page, plural, table.condition.typed)
      await expectColumn(grid, nameHeader, table.condition.names)
      await expect(heading(page, `${table.condition.names.length}/${names.length}`)).toBeVisible()
      await expect.poll(() => address(page)).toContain(table.condition.inAddress)
    })
    await test.step('after a reload', async () => {
      await page.reload()
      await expectColumn(grid, nameHeader, table.condition.names)
    })
    await test.step('after following a row and coming back', async () => {
      const first = table.condition.leadsTo ?? table.condition.names[0] ?? ''
      await grid.getByRole('link', { name: first, exact: true }).click()
      await expect(page.getByRole('heading', { name: first, level: 1 })).toBeVisible()
      await page.goBack()
      await expectColumn(grid, nameHeader, table.condition.names)
    })
    await test.step('and lets go', async () => {
      await page.getByRole('button', { name: 'Clear filters' }).click()
      await expectColumn(grid, nameHeader, names)
      await expect.poll(() => address(page)).not.toContain('filter')
    })
    await test.step('by a word in any column', async () => {
      await filterBy(page, plural, table.word.typed)
      await expectColumn(grid, nameHeader, table.word.names)
    })
    await test.step('and says so when nothing matches', async () => {
      await filterBy(page, plural, 'nothing has this in it')
      await expect(page.getByText(`No ${plural} match`, { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Clear filter', exact: true }).click()
      await expectColumn(grid, nameHeader, names)
    })
  })

  test(`the table “${title}” sorts both ways, and its address brings the order back`, async ({ page }) => {
    await table.open(page)
    const grid = tableOf(page, title)
    const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'))
    // The box that selects all rows is called after them too, but does not begin so.
    const header = grid.getByRole('columnheader', { name: new RegExp(`^${nameHeader}`) }).first()
    // By the keyboard: for a mouse, Cloudscape lays a copy of the header over it.
    const sorter = header.getByRole('button', { name: nameHeader }).first()
    await sorter.press('Enter')
    await expect(header).toHaveAttribute('aria-sort', 'ascending')
    await expectColumn(grid, nameHeader, sorted)
    await sorter.press('Enter')
    await expect(header).toHaveAttribute('aria-sort', 'descending')
    await expectColumn(grid, nameHeader, [...sorted].reverse())
    await expect.poll(() => address(page)).toContain('sort=-')
    await page.reload()
    await expectColumn(grid, nameHeader, [...sorted].reverse())
  })

  test(`the table “${title}” shows the columns that were chosen, also later`, async ({ page }) => {
    await table.open(page)
    const grid = tableOf(page, title)
    await expect(grid.getByRole('columnheader', { name: table.shownColumn, exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Preferences' }).click()
    const dialog = page.getByRole('dialog', { name: 'Preferences' })
    await expect(dialog.getByRole('checkbox', { name: nameHeader, exact: true })).toBeDisabled()
    await dialog.getByRole('checkbox', { name: table.shownColumn, exact: true }).uncheck()
    await dialog.getByRole('checkbox', { name: table.hiddenColumn, exact: true }).check()
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    const expectChosen = async (): Promise<void> => {
      await expect(grid.getByRole('columnheader', { name: table.hiddenColumn, exact: true })).toBeAttached()
      await expect(grid.getByRole('columnheader', { name: table.shownColumn, exact: true })).toHaveCount(0)
    }
    await expectChosen()
    await page.reload()
    await expectChosen()
  })

  test(`the table “${title}” exports what is selected, or all of it`, async ({ page }) => {
    await table.open(page)
    const grid = tableOf(page, title)
    const [first = '', second = ''] = names
    await expectColumn(grid, nameHeader, names)
    const lines = async (button: string): Promise<string[]> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ])
      expect(download.suggestedFilename()).toBe(table.file)
      const text = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '')
      return text.trimEnd().split('\r\n')
    }
    const all = await lines(`Export ${plural} as CSV`)
    expect(all).toHaveLength(names.length + 1)
    expect(all[0]?.split(',')).toEqual(Object.keys((await readRows(grid))[0] ?? {}))

    await rowCheckbox(grid, singular, first).click()
    await rowCheckbox(grid, singular, second).click()
    await expect(heading(page, `2/${names.length}`)).toBeVisible()
    const selected = await lines(`Export selected ${plural} as CSV`)
    expect(selected.slice(1).map(line => line.split(',')[0])).toEqual([first, second])

    await grid.getByRole('checkbox', { name: `Select all ${plural} on this page` }).press('Space')
    await expect(heading(page, `${names.length}/${names.length}`)).toBeVisible()
    await expectNoRow(grid, { [nameHeader]: 'nobody' })
  })
}
