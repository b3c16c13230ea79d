import { expect, type Locator, type Page } from '@playwright/test'

/** Waits for a refusal that names the action, and gives back its box for a closer look at the explanation. */
export async function expectRefusal(scope: Page | Locator, action: string): Promise<Locator> {
  const box = scope
    .getByRole('group')
    .filter({ hasText: `You are not allowed to perform ${action}` })
    .last()
  await expect(box).toBeVisible()
  await expect(box).toContainText('is not authorized to perform')
  return box
}
