import { tabTo } from '../support/keyboard.ts'
import { expect, test } from '../support/mock-test.ts'
import { documentOf, expectPolicy, takeCompletion } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'

const written = `{"Version": "2012-10-17", "Statement": [
  {
    "Effect": "Allow",
    "Action": "dynamodb:GetItem",
    "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "Condition": {
      "StringEquals": {
        "dynamodb:LeadingKeys": "tenant-7"
      }
    }
  }
]}`

test('a policy is built by the keyboard alone, with what completion offers', async ({ page }) => {
  test.slow()
  const { keyboard } = page
  const suggest = () => keyboard.press('ControlOrMeta+Space')
  await openAs(page, 'alice', '#/policies/create')
  await expect(page.getByRole('textbox', { name: 'Policy name', exact: true })).toBeFocused()
  await keyboard.type('OrdersOfOneTenant')
  await expect(documentOf(page)).toBeAttached()
  await tabTo(page, documentOf(page), 15)
  await keyboard.press('ControlOrMeta+a')
  await keyboard.press('Delete')

  await test.step('elements', async () => {
    await keyboard.type('{')
    await suggest()
    await takeCompletion(page, 'Ver', 'Version')
    await suggest()
    await takeCompletion(page, 'Stat', 'Statement')
  })
  await test.step('service and action', async () => {
    await takeCompletion(page, 'dyn', 'dynamodb')
    await takeCompletion(page, 'getit', 'dynamodb:GetItem')
  })
  await test.step('the ARN of what the action works on', async () => {
    // The line below, where everything is meant until now.
    for (const key of ['ArrowDown', 'End', 'ArrowLeft', 'Backspace']) await keyboard.press(key)
    await suggest()
    await takeCompletion(page, 'arn:', 'arn:aws:dynamodb:')
    await keyboard.type('eu-west-1')
    await keyboard.press('Tab')
    await keyboard.type('orders')
    await keyboard.press('End')
  })
  await test.step('operator and key of a condition', async () => {
    await suggest()
    await takeCompletion(page, 'Cond', 'Condition')
    await takeCompletion(page, 'StringEq', 'StringEquals')
    for (const key of ['ArrowDown', 'Home', 'ArrowRight']) await keyboard.press(key)
    await suggest()
    await takeCompletion(page, 'Leading', 'dynamodb:LeadingKeys')
    for (const key of ['End', 'ArrowLeft']) await keyboard.press(key)
    await keyboard.type('tenant-7')
  })
  await expectPolicy(documentOf(page), written)
  await test.step('and is saved, since the Tab key can be told to leave the text', async () => {
    await keyboard.press('Control+m')
    await tabTo(page, page.getByRole('button', { name: 'Next', exact: true }), 40)
    await keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Create policy', exact: true }), 40)
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'OrdersOfOneTenant', level: 1 })).toBeVisible()
  })
})
