import type { Page } from '@playwright/test'
import { personaNamed } from '../../mocks/personas.ts'
import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { againDialog, expectSignedIn, openAs, signOut, submitUserForm } from '../support/sign-in.ts'

const arn = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')
const editPage = `#/policies/edit/${arn}`
const back = (page: Page) => page.getByText('Your unsaved text is back')
const changed = (text: string): string => text.replace('"sns:*"', '"sns:*", "kinesis:*"')

test('what is written and not saved survives a reload and an expired session, until it is not wanted', async ({
  page,
}) => {
  test.slow()
  // Closing the tab asks; these reloads are meant.
  page.on('dialog', question => void question.accept())
  await openAs(page, 'alice', editPage)
  const document = documentOf(page)
  await expectPolicy(document, /"sns:\*"/)
  const saved = await readPolicy(document)
  const written = changed(saved)

  await test.step('a reload', async () => {
    await writePolicy(document, written)
    await page.reload()
    await expect(back(page)).toBeVisible()
    await expectPolicy(document, written)
  })
  await test.step('a session that expires while it is saved', async () => {
    await page.getByRole('button', { name: 'Review changes' }).click()
    await page.evaluate(() => window.gatehouseMock?.faults(['CreatePolicyVersion:ExpiredToken:times=1']))
    await page.getByRole('button', { name: 'Save as new version' }).click()
    await againDialog(page).getByRole('button', { name: 'Leave the page' }).click()
    await expect(page.getByText('Your session has expired.')).toBeVisible()
    await submitUserForm(page, personaNamed('alice'))
    await expectSignedIn(page, 'alice')
    await expect(back(page)).toBeVisible()
    await expectPolicy(document, written)
  })
  await test.step('it is discarded', async () => {
    await page.getByRole('button', { name: 'Discard it' }).click()
    await expectPolicy(document, saved)
    await page.reload()
    await expectPolicy(document, saved)
    await expect(back(page)).toHaveCount(0)
  })
  await test.step('leaving drops it', async () => {
    await writePolicy(document, written)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expectPolicy(document, saved)
    await expect(back(page)).toHaveCount(0)
  })
})

test('signing out drops what was written and not saved', async ({ page }) => {
  test.slow()
  page.on('dialog', question => void question.accept())
  await openAs(page, 'alice', '#/policies/create')
  const begun = await readPolicy(documentOf(page))
  await writePolicy(documentOf(page), '{"Version": "2012-10-17"}')
  await signOut(page, 'alice')
  await submitUserForm(page, personaNamed('alice'))
  await expectSignedIn(page, 'alice')
  await page.goto('/#/policies/create')
  await expectPolicy(documentOf(page), begun)
  await expect(back(page)).toHaveCount(0)
})

test('a dialog loses what was written in it by Cancel alone', async ({ page }) => {
  test.slow()
  await openAs(page, 'alice', '#/roles/details/DeveloperSandbox?tab=trust')
  const open = page.getByRole('button', { name: 'Edit trust policy' })
  const dialog = page.getByRole('dialog')
  const text = dialog.getByRole('textbox', { name: /^Trust policy/ })
  await open.click()
  const saved = await readPolicy(text)
  const written = saved.replace('user/bob', 'user/frank')
  await writePolicy(text, written)

  await test.step('not by a click beside it, nor by closing the list of completions', async () => {
    await page.mouse.click(4, 4)
    await text.press('ControlOrMeta+Home')
    await text.press('ArrowRight')
    await text.press('ControlOrMeta+Space')
    await expect(page.locator('.suggest-widget.visible')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('.suggest-widget.visible')).toHaveCount(0)
    await expectPolicy(text, written)
  })
  await test.step('nor by Escape', async () => {
    await dialog.getByRole('button', { name: 'Review changes' }).focus()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await open.click()
    await expect(back(page)).toBeVisible()
    await expectPolicy(text, written)
  })
  await test.step('by Cancel', async () => {
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
    await open.click()
    await expectPolicy(text, saved)
    await expect(back(page)).toHaveCount(0)
  })
})

test('the last keys before a page goes away are kept, although no pause followed them', async ({ page }) => {
  await openAs(page, 'alice', '#/policies/create')
  const document = documentOf(page)
  await expectPolicy(document, /"Version"/)
  await document.press('ControlOrMeta+Home')
  await page.evaluate(() => {
    const { setTimeout } = window
    const soonOnly = (run: () => void, after = 0): number => (after < 200 ? setTimeout(run, after) : 0)
    Object.assign(window, { setTimeout: soonOnly })
  })
  await page.keyboard.type(' ')
  // As when a role ends under which somebody writes: nothing is asked, and no field is left first.
  await page.evaluate(() => location.assign('#/groups'))
  await expect(page.getByRole('heading', { name: /^User groups/, level: 1 })).toBeVisible()
  await page.reload()
  await page.goto('#/policies/create')
  await expect(back(page)).toBeVisible()
})

test('what was written is asked about, though the form has not been drawn with it', async ({ page }) => {
  test.slow()
  // React goes on with what is not urgent by messages to itself, which say nothing; the test holds them back.
  await page.addInitScript(() => {
    const send = MessagePort.prototype.postMessage
    let held: MessagePort[] | undefined
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
      if (message[0] === null && held !== undefined) held.push(this)
      else Reflect.apply(send, this, message)
    }
    Object.assign(window, {
      holdDrawing: () => {
        held = []
      },
      goOnDrawing: () => {
        for (const port of held ?? []) send.call(port, null)
        held = undefined
      },
    })
  })
  await openAs(page, 'alice', editPage)
  const document = documentOf(page)
  await expectPolicy(document, /"sns:\*"/)
  await document.press('ControlOrMeta+End')
  await page.evaluate('holdDrawing()')
  await document.press('Enter')
  // The form has been told when its draft is kept.
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage })))
    .toContain('gatehouse.draft.')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.evaluate('goOnDrawing()')
  await expect(page.getByRole('dialog', { name: 'Leave this page?' })).toBeVisible()
})
