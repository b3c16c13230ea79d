import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { createAccessKey, createUser } from '../support/create-user.ts'
import { expectRefusal } from '../support/explanation.ts'
import { writePolicy } from '../support/policy-editor.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { accountId, expectSignedIn, signOut, submitRootForm, submitUserForm } from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'

/** Everything about IAM may be read, and refusals be understood; nothing may be changed. */
const readOnly = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ReadOnly',
      Effect: 'Allow',
      Action: ['iam:Get*', 'iam:List*', 'sts:DecodeAuthorizationMessage'],
      Resource: '*',
    },
  ],
})

const password = 'Paula-reads-only-1'

test('a user made in the console signs in, is refused with the reason, and its key works from the SDK', async ({
  page,
  gatehouse,
}) => {
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  const account = await accountId(page)

  await test.step('root makes a group with a policy', async () => {
    await page.goto('/#/groups/create')
    await page.getByRole('textbox', { name: 'User group name' }).fill('Readers')
    await page.getByRole('button', { name: 'Create user group' }).click()
    await expect(page.getByRole('heading', { name: 'Readers', level: 1 })).toBeVisible()
    await page.getByRole('tab', { name: 'Permissions' }).click()
    await page.getByRole('button', { name: 'Add permissions' }).click()
    await page.getByRole('menuitem', { name: 'Create inline policy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Policy name' }).fill('ReadOnly')
    await writePolicy(dialog.getByRole('textbox', { name: /Policy document/ }), readOnly)
    await dialog.getByRole('button', { name: 'Create policy' }).click()
    await expectRow(tableOf(page, 'Permissions policies'), { 'Policy name': 'ReadOnly', Type: 'Inline' })
  })

  const key = await test.step('and a user in it, with password and access key', async () => {
    await page.goto('/#/users/create')
    await createUser(page, { userName: 'paula', password, groups: ['Readers'] })
    await page.getByRole('link', { name: 'View user' }).click()
    await page.getByRole('tab', { name: 'Security credentials' }).click()
    return createAccessKey(page)
  })

  await test.step('the user signs in and reads', async () => {
    await signOut(page, rootUser.email)
    await page.goto(`/sign-in/${account}`)
    await expect(page.getByLabel('Account ID or alias')).toHaveValue(account)
    await submitUserForm(page, { account, userName: 'paula', password })
    await expectSignedIn(page, 'paula')
    await page.goto('/#/users')
    await expectRow(tableOf(page, 'Users'), { 'User name': 'paula', Groups: 'Readers' })
  })

  await test.step('and is refused a change, with the statement that stands for it', async () => {
    await page.goto('/#/groups/create')
    await page.getByRole('textbox', { name: 'User group name' }).fill('Writers')
    await page.getByRole('button', { name: 'Create user group' }).click()
    const refusal = await expectRefusal(page, 'iam:CreateGroup')
    await expect(refusal).toContainText('because no identity-based policy allows the iam:CreateGroup action')
    await expect(refusal).toContainText('ReadOnly (inline, through the group Readers)')
  })

  await test.step('the same key works from the official SDK', async () => {
    const options = { endpoint: gatehouse.origin, region: 'us-east-1', credentials: key }
    const caller = await new STSClient(options).send(new GetCallerIdentityCommand({}))
    expect(caller.Arn).toBe(`arn:aws:iam::${account}:user/paula`)
    const { Users = [] } = await new IAMClient(options).send(new ListUsersCommand({}))
    expect(Users.map(user => user.UserName)).toEqual(['paula'])
  })
})
