import {
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { Page } from '@playwright/test'
import { iamClientOf } from '../support/iam-client.ts'
import { expect, rootUser, test } from '../support/server-test.ts'
import { accountId, expectSignedIn, signOut, submitRootForm, submitUserForm } from '../support/sign-in.ts'
import { expectUnderRole, submitSwitchForm } from '../support/switch-role.ts'
import { expectColumn, tableOf } from '../support/table.ts'

const allowing = (Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

const trusting = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
  })

/** Signs a root user in, and gives a client of the SDK that acts as it. */
async function rootClient(page: Page, origin: string, email: string): Promise<IAMClient> {
  await page.goto('/sign-in/root')
  await submitRootForm(page, { email, password: rootUser.password })
  await expectSignedIn(page, email)
  return iamClientOf(page, origin)
}

test('a user of one account acts in another, made on the command line, under a role that both sides allow', async ({
  page,
  gatehouse,
}) => {
  const partner = await test.step('the second account is made while the server is stopped', async () => {
    await gatehouse.kill()
    const email = 'root@partner.test'
    const said = await gatehouse.command('account', 'create', '--name', 'Partner', '--email', email)
    await gatehouse.restart()
    return { email, account: /^Account ID: (\d{12})$/m.exec(said)?.[1] ?? said }
  })

  const home = await test.step('the first one lets its user assume roles', async () => {
    const iam = await rootClient(page, gatehouse.origin, rootUser.email)
    const vera = { UserName: 'vera' }
    await iam.send(new CreateUserCommand(vera))
    await iam.send(new CreateLoginProfileCommand({ ...vera, Password: 'Vera-goes-there-1' }))
    const PolicyDocument = allowing('sts:AssumeRole')
    await iam.send(new PutUserPolicyCommand({ ...vera, PolicyName: 'Visit', PolicyDocument }))
    const account = await accountId(page)
    await signOut(page, rootUser.email)
    return account
  })

  await test.step('the second one trusts the first with a role', async () => {
    const iam = await rootClient(page, gatehouse.origin, partner.email)
    expect(await accountId(page)).toBe(partner.account)
    await iam.send(new CreateUserCommand({ UserName: 'theirs' }))
    const role = { RoleName: 'Visitor' }
    await iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: trusting(home) }))
    const PolicyDocument = allowing('iam:List*')
    await iam.send(new PutRolePolicyCommand({ ...role, PolicyName: 'See', PolicyDocument }))
    await signOut(page, partner.email)
  })

  await page.goto(`/sign-in/${home}`)
  await submitUserForm(page, { account: home, userName: 'vera', password: 'Vera-goes-there-1' })
  await expectSignedIn(page, 'vera')
  await page.goto('/#/switch-role')
  await submitSwitchForm(page, { account: partner.account, roleName: 'Visitor' })
  await expectUnderRole(page, 'Visitor', partner.account.replace(/(\d{4})(?=\d)/g, '$1-'))
  await page.goto('/#/users')
  await expectColumn(tableOf(page, 'Users'), 'User name', ['theirs'])
})
