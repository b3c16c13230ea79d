import { expect, type Locator, type Page } from '@playwright/test'
import { tabTo } from '../support/keyboard.ts'
import { test } from '../support/mock-test.ts'
import { expectPolicy, readPolicy, writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const cards = (page: Page): Locator => page.getByRole('region', { name: 'Visual editor' })
const jsonView = (page: Page): Locator => page.getByRole('textbox', { name: /^Policy document/ })
const show = (page: Page, view: 'Visual' | 'JSON'): Promise<void> =>
  page.getByRole('button', { name: view, exact: true }).click()

/** Turns the mouse wheel over an open list until an option is there, and clicks it. */
async function wheelTo(page: Page, option: Locator): Promise<void> {
  const list = page.getByRole('listbox')
  await list.hover()
  await expect(async () => {
    if ((await option.count()) === 0) await page.mouse.wheel(0, 400)
    await expect(option).toBeVisible({ timeout: 200 })
  }).toPass()
  await option.click()
}

test('by the mouse alone: a policy for reading the objects of a bucket over TLS', async ({ page }) => {
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await show(page, 'Visual')
  const view = cards(page)

  await test.step('the service and its actions', async () => {
    await view.getByRole('button', { name: /Choose a service/ }).click()
    await wheelTo(page, page.getByRole('option', { name: 'Amazon S3 s3', exact: true }))
    await view.getByRole('checkbox', { name: 'All List actions' }).click()
    await view.getByRole('button', { name: /^Read, 0 of/ }).click()
    await view.getByRole('checkbox', { name: 'GetObject', exact: true }).click()
    await expect(view.getByRole('button', { name: 'Allow · S3' })).toBeVisible()
    // Taking the level back leaves what was chosen beside it.
    await view.getByRole('checkbox', { name: 'All List actions' }).click()
  })

  await test.step('the resource', async () => {
    await view.getByRole('radio', { name: 'Only certain resources' }).click()
    await view.getByRole('button', { name: 'Add a resource' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('arn:aws:s3:::*/*')).toBeVisible()
    await dialog.getByRole('button', { name: 'Add resource' }).click()
  })

  await test.step('the condition', async () => {
    await view.getByRole('button', { name: 'Add a condition' }).click()
    const condition = view.getByRole('region', { name: 'New condition' })
    await condition.getByRole('combobox', { name: 'Condition key' }).click()
    await wheelTo(page, page.getByRole('option', { name: /aws:SecureTransport/ }))
    await condition.getByRole('button', { name: 'true', exact: true }).click()
    await condition.getByRole('button', { name: 'Add this condition' }).click()
    await expect(view.getByText('aws:SecureTransport is true')).toBeVisible()
  })

  await show(page, 'JSON')
  await expectPolicy(
    jsonView(page),
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "s3:GetObject"
      ],
      "Resource": [
        "arn:aws:s3:::*/*"
      ],
      "Condition": {
        "Bool": {
          "aws:SecureTransport": "true"
        }
      }
    }
  ]
}
`,
  )
})

test('by the keyboard alone: a policy that denies all of a service but from certain addresses', async ({
  page,
}) => {
  const { keyboard } = page
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await show(page, 'Visual')
  const view = cards(page)
  const allow = view.getByRole('button', { name: 'Allow', exact: true })
  await expect(allow).toBeVisible()
  await tabTo(page, allow, 20)
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(view.getByRole('button', { name: 'Deny · no action yet' })).toBeVisible()

  await test.step('the service and all its actions', async () => {
    await tabTo(page, view.getByRole('button', { name: /Choose a service/ }), 10)
    await keyboard.press('Enter')
    await expect(page.locator('input:focus')).toBeVisible()
    await keyboard.type('sqs')
    await expect(view.getByRole('option')).toHaveCount(1)
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    // The cursor stands where the actions of the service are searched.
    await expect(view.getByRole('searchbox', { name: 'Find actions of Amazon SQS' })).toBeFocused()
    await tabTo(page, view.getByRole('checkbox', { name: /^All Amazon SQS actions/ }), 5, 'Shift+Tab')
    await keyboard.press('Space')
    await expect(view.getByRole('button', { name: 'Deny · SQS' })).toBeVisible()
  })

  await test.step('the condition', async () => {
    await tabTo(page, view.getByRole('button', { name: 'Add a condition' }), 40)
    await keyboard.press('Enter')
    const condition = view.getByRole('region', { name: 'New condition' })
    await tabTo(page, condition.getByRole('combobox', { name: 'Condition key' }), 5)
    await keyboard.type('aws:SourceIp')
    await keyboard.press('Enter')
    await tabTo(page, condition.getByRole('button', { name: /^Operator IpAddress/ }), 5)
    await keyboard.press('Enter')
    await keyboard.type('NotIp')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await tabTo(page, condition.getByRole('combobox', { name: 'Value' }), 5)
    await keyboard.type('192.0.2')
    await keyboard.press('Enter')
    await expect(condition.getByText(/^“192.0.2” is no address/).filter({ visible: true })).toBeVisible()
    await keyboard.type('.0/24')
    await keyboard.press('Enter')
    await tabTo(page, condition.getByRole('button', { name: 'Add this condition' }), 10)
    await keyboard.press('Enter')
    await expect(view.getByText('aws:SourceIp is outside of the address range 192.0.2.0/24')).toBeVisible()
  })

  await show(page, 'JSON')
  const policy: unknown = JSON.parse(await readPolicy(jsonView(page)))
  expect(policy).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['sqs:*'],
        Resource: '*',
        Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      },
    ],
  })
})

const odd = `{ "Version" : "2012-10-17",
  "Comment": "kept",
  "Statement": [ { "Effect":"Allow",   "Action": ["s3:GetObject","s3:Putt"], "Resource": "*",
      "Resources": ["x"] },
    {"Effect": "Deny", "Action": "iam:*", "Resource": "*"} ] }`

test('what the visual view cannot show stays as it is, and what is not touched keeps every blank', async ({
  page,
}) => {
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await writePolicy(jsonView(page), odd)
  await show(page, 'Visual')
  const view = cards(page)
  await expect(view.getByText('“Comment” is no element of a policy.')).toBeVisible()
  await view.getByRole('button', { name: 'Deny · IAM' }).click()
  await view.getByRole('button', { name: 'Allow', exact: true }).click()
  await view.getByRole('button', { name: 'Allow · S3' }).click()
  await expect(view.getByText('“Resources” is no element of a statement.')).toBeVisible()
  await view.getByRole('button', { name: 'Amazon S3', exact: true }).click()
  await view.getByRole('button', { name: 'Remove s3:Putt' }).click()
  await show(page, 'JSON')
  await expectPolicy(jsonView(page), odd.replace(',"s3:Putt"', '').replace('"Deny"', '"Allow"'))
})

test('of a text that is no JSON the visual view says where, shows what it can, and changes nothing', async ({
  page,
}) => {
  const broken = '{"Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"},\n{"Effect" "Allow"}]}'
  // The editor and the catalogue of services are large.
  test.slow()
  await openAs(page, 'alice', '#/policies/create')
  await writePolicy(jsonView(page), broken)
  await show(page, 'Visual')
  const view = cards(page)
  await expect(view.getByText(/^Line 2, column 2: /)).toBeVisible()
  await view.getByRole('button', { name: 'Deny · S3' }).click()
  await expect(view.getByRole('button', { name: 'Allow', exact: true })).toBeDisabled()
  await expect(view.getByRole('button', { name: 'Add a statement' })).toBeHidden()
  await view
    .getByRole('button', { name: /^Edit in JSON/ })
    .first()
    .click()
  await expectPolicy(jsonView(page), broken)
})
