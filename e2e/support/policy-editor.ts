import { expect, type Locator, type Page } from '@playwright/test'

/*
 * The text of a policy is in an editor that draws only the lines in sight, and that helps whoever types; so tests put
 * texts in and take them out as a person does, over the clipboard.
 */

/** Where the text of the policy is written. */
export const documentOf = (page: Page): Locator => page.getByRole('textbox', { name: /^Policy document/ })

const mayUseClipboard = async (editor: Locator): Promise<void> =>
  editor.page().context().grantPermissions(['clipboard-read', 'clipboard-write'])

/** Puts another text in the place of the one in the editor. */
export async function writePolicy(editor: Locator, text: string): Promise<void> {
  await mayUseClipboard(editor)
  await editor.focus()
  await editor.evaluate((_, put) => navigator.clipboard.writeText(put), text)
  await editor.press('ControlOrMeta+a')
  await editor.press('ControlOrMeta+v')
}

/** The whole text in the editor. */
export async function readPolicy(editor: Locator): Promise<string> {
  let text = ''
  // No test reads an editor that is meant to be empty.
  await expect
    .poll(async () => {
      text = await copiedWhole(editor)
      return text
    })
    .not.toBe('')
  return text
}

async function copiedWhole(editor: Locator): Promise<string> {
  await mayUseClipboard(editor)
  await editor.focus()
  await editor.press('ControlOrMeta+a')
  return copied(editor)
}

/** Waits until the editor has this text. */
export async function expectPolicy(editor: Locator, expected: string | RegExp): Promise<void> {
  const text = expect.poll(() => copiedWhole(editor))
  await (typeof expected === 'string' ? text.toBe(expected) : text.toMatch(expected))
}

/** What is selected in the editor. */
export async function copied(editor: Locator): Promise<string> {
  await mayUseClipboard(editor)
  // Whatever was copied before would otherwise pass for an answer.
  await editor.evaluate(() => navigator.clipboard.writeText(''))
  await editor.press('ControlOrMeta+c')
  const text = await editor.evaluate(() => navigator.clipboard.readText())
  // The browser says that it runs on Windows, where lines are copied with other ends.
  return text.replaceAll('\r\n', '\n')
}

/** Types, and takes by Enter what the list of completions then offers first, whose name begins with `label`. */
export async function takeCompletion(page: Page, typed: string, label: string): Promise<void> {
  await page.keyboard.type(typed)
  const first = page.locator(`.suggest-widget.visible .monaco-list-row.focused[aria-label^="${label}"]`)
  await expect(first).toBeVisible()
  await page.keyboard.press('Enter')
  // Another list may follow at once.
  await expect(first).toHaveCount(0)
}
