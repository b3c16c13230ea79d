import { CreatePolicyCommand, CreateRoleCommand, type IAMClient } from '@aws-sdk/client-iam'
import type { Page } from '@playwright/test'
import { iamClientOf } from '../support/iam-client.ts'
import { expect, test } from '../support/server-test.ts'
import { expectConsole, signOut, submitUserForm } from '../support/sign-in.ts'

const markup = '<img src="/x" onerror="alert(1)"><b id="x">'
const email = 'root@example.test'

test.use({ firstRun: true })

/** The page shows the markup as the text that it is; what it would make of it would also be fetched. */
async function expectAsText(page: Page): Promise<void> {
  await expect(page.getByText(markup).filter({ visible: true }).first()).toBeVisible()
  await expect(page.locator('#x, img[src="/x"]')).toHaveCount(0)
}

async function storeMarkup(iam: IAMClient): Promise<string> {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': markup } },
  }
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await iam.send(
    new CreateRoleCommand({ RoleName: 'Marked', Description: markup, AssumeRolePolicyDocument: trust }),
  )
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'Marked',
      Description: markup,
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::bucket/${markup}` }],
      }),
    }),
  )
  return Policy?.Arn ?? ''
}

test('markup in names, descriptions and policies, and in what is typed, is shown as text', async ({
  page,
  gatehouse,
}) => {
  test.slow()
  const requested: string[] = []
  page.on('request', request => requested.push(new URL(request.url()).pathname))

  await test.step('the name of the account', async () => {
    await page.goto('/')
    await page.getByLabel('Set-up code').fill(gatehouse.setUpCode())
    await page.getByLabel('Account name').fill(markup)
    await page.getByLabel('Root user e-mail address').fill(email)
    await page.getByLabel('Root user password', { exact: true }).fill('Correct-horse-battery-1')
    await page.getByLabel('Root user password, again').fill('Correct-horse-battery-1')
    await page.getByRole('button', { name: 'Create account and root user' }).click()
    await expectConsole(page, email)
    await page.getByRole('button', { name: /^Account / }).click()
    await expectAsText(page)
  })

  const arn = await storeMarkup(await iamClientOf(page, gatehouse.origin))
  const policy = encodeURIComponent(arn)
  for (const [what, hash] of [
    ['a role', '#/roles/details/Marked'],
    ['whom it trusts', '#/roles/details/Marked?tab=trust'],
    ['a policy', `#/policies/details/${policy}`],
    ['what it grants', `#/policies/details/${policy}?tab=permissions`],
    ['its editor', `#/policies/edit/${policy}`],
    ['a filter', `#/users?filter=${encodeURIComponent(markup)}`],
    ['a name that nobody has', `#/users/details/${encodeURIComponent(markup)}`],
    ['an ARN that is none', `#/policies/details/${encodeURIComponent(markup)}`],
  ] as const) {
    await test.step(what, async () => {
      await page.goto(`/${hash}`)
      await expectAsText(page)
    })
  }

  await test.step('what is typed at the sign-in page', async () => {
    await signOut(page, email)
    await page.goto('/sign-in')
    await submitUserForm(page, { account: markup, userName: markup, password: markup })
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.locator('#x, img[src="/x"]')).toHaveCount(0)
  })
  expect(requested).not.toContain('/x')
})
