import {
  CreateAccountAliasCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { Page } from '@playwright/test'
import { iamClientOf } from '../support/iam-client.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import {
  expectConsole,
  expectSignedIn,
  signOut,
  submitCode,
  submitRootForm,
  submitUserForm,
} from '../support/sign-in.ts'
import { expectRow, tableOf } from '../support/table.ts'
import { codeAt, freshCode, stepNow, twoCodes } from '../support/totp.ts'

const account = 'acme-works'
const userName = 'mia'
const given = 'Mia-was-given-this-1'
const chosen = 'Mia-has-chosen-this-2'

/** Users are listed to whoever signed in with MFA. */
const listsWithMfa = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:List*',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
  ],
})

/** Makes the account's alias and the user, who has to change the password; gives the secret of the user's device. */
async function prepare(page: Page, iam: IAMClient): Promise<string> {
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: account }))
  await iam.send(new CreateUserCommand({ UserName: userName }))
  await iam.send(
    new CreateLoginProfileCommand({ UserName: userName, Password: given, PasswordResetRequired: true }),
  )
  await iam.send(
    new PutUserPolicyCommand({ UserName: userName, PolicyName: 'WithMfa', PolicyDocument: listsWithMfa }),
  )
  const made = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'mia-phone' }))
  const { SerialNumber, Base32StringSeed } = made.VirtualMFADevice ?? {}
  const secret = new TextDecoder().decode(Base32StringSeed)
  const [AuthenticationCode1, AuthenticationCode2] = await twoCodes(page, secret)
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: userName,
      SerialNumber,
      AuthenticationCode1,
      AuthenticationCode2,
    }),
  )
  return secret
}

test('a user signs in at the account’s address with a device, and again with the same out of step', async ({
  page,
  gatehouse,
}) => {
  test.slow()
  await page.goto('/sign-in/root')
  await submitRootForm(page, rootUser)
  await expectSignedIn(page, rootUser.email)
  const secret = await prepare(page, await iamClientOf(page, gatehouse.origin))
  await signOut(page, rootUser.email)

  await test.step('the address names the account; the device is asked for, then a new password', async () => {
    await page.goto(`/sign-in/${account}`)
    await expect(page.getByLabel('Account ID or alias')).toHaveValue(account)
    await submitUserForm(page, { account, userName, password: given })
    await submitCode(page, await freshCode(page, secret))
    await page.getByLabel('New password', { exact: true }).fill(chosen)
    await page.getByLabel('New password, again').fill(chosen)
    await page.getByRole('button', { name: 'Set password and sign in' }).click()
    await expectConsole(page, userName)
  })
  await test.step('what the policy allows only with MFA is there', async () => {
    await page.goto('/#/users')
    await expectRow(tableOf(page, 'Users'), { 'User name': userName })
    await signOut(page, userName)
  })
  await test.step('after two wrong codes two that follow each other bring the device into step', async () => {
    await submitUserForm(page, { account, userName, password: chosen })
    // Codes of ten minutes ahead: no device in step shows them.
    const ahead = (await stepNow(page)) + 20
    for (const step of [ahead, ahead + 1]) {
      const answered = page.waitForResponse(response => response.url().endsWith('/sign-in/mfa-code'))
      await submitCode(page, codeAt(secret, step))
      await answered
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    }
    await page.getByRole('button', { name: 'Resync it with two codes' }).click()
    const step = (await stepNow(page)) + 6
    await page.getByLabel('First code').fill(codeAt(secret, step))
    await page.getByLabel('Second code').fill(codeAt(secret, step + 1))
    await page.getByLabel('Second code').press('Enter')
    await expectConsole(page, userName)
  })
})
