import { expect, type Locator, type Page } from '@playwright/test'

/** One row as its column headers name it. */
export type Row = Readonly<Record<string, string>>

/** The table of that title; its copy for the sticky header, which no one but a mouse meets, is left aside. */
export const tableOf = (scope: Page | Locator, title: string): Locator =>
  scope.getByRole('grid', { name: title, exact: true })

/** All rows that the table shows, read in one moment. */
export function readRows(table: Locator): Promise<readonly Row[]> {
  return table.evaluate(element => {
    const headers = [...element.querySelectorAll('thead th')].map(th => th.textContent.trim())
    return [...element.querySelectorAll('tbody tr')]
      .map(row => [...row.querySelectorAll('th, td')])
      .filter(cells => cells.length === headers.length)
      .map(cells =>
        Object.fromEntries(
          cells.flatMap((cell, index) => {
            const header = headers[index] ?? ''
            return header === '' || cell.querySelector('input[type=checkbox]') !== null
              ? []
              : [[header, cell.textContent.trim()]]
          }),
        ),
      )
  })
}

/** Waits until some row has all of these cells, and perhaps others. */
export async function expectRow(table: Locator, cells: Row): Promise<void> {
  await expect
    .poll(() => readRows(table), { message: `a row with ${JSON.stringify(cells)}` })
    .toContainEqual(expect.objectContaining(cells))
}

/** Waits until no row has all of these cells, in a table that has rows or says that it has none. */
export async function expectNoRow(table: Locator, cells: Row): Promise<void> {
  await expect(table).toBeVisible()
  await expect(table.getByText(/^Loading /)).toHaveCount(0)
  await expect
    .poll(() => readRows(table), { message: `no row with ${JSON.stringify(cells)}` })
    .not.toContainEqual(expect.objectContaining(cells))
}

/** Waits until a column shows exactly these values from top to bottom. */
export async function expectColumn(table: Locator, header: string, values: readonly string[]): Promise<void> {
  await expect.poll(async () => (await readRows(table)).map(row => row[header])).toEqual(values)
}

/** Types a condition such as `Groups = Developers`, or a word to look for in all columns, and takes it. */
export async function filterBy(scope: Page | Locator, plural: string, condition: string): Promise<void> {
  const input = scope.getByRole('combobox', { name: `Find ${plural}` })
  await input.fill(condition)
  await input.press('Enter')
}

/** The checkbox of a row: `rowCheckbox(table, 'user', 'bob')`. */
export const rowCheckbox = (table: Locator, singular: string, label: string): Locator =>
  table.getByRole('checkbox', { name: `Select ${singular} ${label}`, exact: true })
