import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails over every serious or critical finding of axe on the page as it is now, by all of its rules or by these. */
export async function expectAccessible(page: Page, what: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.slice(0, 5).map(node => node.html.slice(0, 200)),
    }))
  expect(found, `findings of axe on ${what}`).toEqual([])
}
