import { testTable } from '../suites/table-suite.ts'
import { openWithReport } from '../support/credential-report.ts'
import { expect, test } from '../support/mock-test.ts'
import { openAs } from '../support/sign-in.ts'
import { expectColumn, expectNoRow, expectRow, filterBy, tableOf } from '../support/table.ts'

const people = 'alice bob carol dave erin frank grace heidi ivan judy mallory olivia'.split(' ')

testTable({
  open: page => openAs(page, 'alice', '#/users'),
  title: 'Users',
  singular: 'user',
  plural: 'users',
  nameHeader: 'User name',
  names: [...people, 'backup-agent', 'build-bot'].sort(),
  condition: {
    typed: 'Groups = Developers',
    inAddress: 'filter=groups=Developers',
    names: ['bob', 'grace', 'heidi', 'ivan'],
  },
  word: { typed: 'service', names: ['backup-agent', 'build-bot'] },
  shownColumn: 'Path',
  hiddenColumn: 'ARN',
  file: 'users.csv',
})

testTable({
  open: page => openAs(page, 'alice', '#/groups'),
  title: 'User groups',
  singular: 'user group',
  plural: 'user groups',
  nameHeader: 'Group name',
  names: ['Administrators', 'Auditors', 'DataEngineers', 'Developers', 'MfaEnrolment', 'Support'],
  condition: {
    typed: 'Policies = OwnCredentials',
    inAddress: 'filter=policies=OwnCredentials',
    names: ['DataEngineers', 'Developers', 'Support'],
  },
  word: { typed: 'datalake', names: ['DataEngineers'] },
  shownColumn: 'Path',
  hiddenColumn: 'Unique ID',
  file: 'groups.csv',
})

testTable({
  open: page => openAs(page, 'alice', '#/roles'),
  title: 'Roles',
  singular: 'role',
  plural: 'roles',
  nameHeader: 'Role name',
  names: [
    'AccountAdmin',
    'Auditor',
    'AWSServiceRoleForECS',
    'AWSServiceRoleForSupport',
    'AWSServiceRoleForTrustedAdvisor',
    'DevDeployer',
    'DeveloperSandbox',
    'nightly-export',
    'order-mailer',
    'web-server',
  ],
  condition: {
    typed: 'Policies = WriteExports',
    inAddress: 'filter=policies=WriteExports',
    names: ['nightly-export'],
  },
  word: { typed: 'deleted user', names: ['nightly-export'] },
  shownColumn: 'Path',
  hiddenColumn: 'Maximum session duration',
  file: 'roles.csv',
})

testTable({
  open: page => openAs(page, 'alice', '#/policies?type=customer'),
  title: 'Policies',
  singular: 'policy',
  plural: 'policies',
  nameHeader: 'Policy name',
  names: [
    'DataLakeAccess',
    'DeveloperAccess',
    'DeveloperBoundary',
    'OwnCredentials',
    'RequireMfa',
    'SwitchToAuditor',
  ],
  condition: {
    typed: 'Boundary of > 0',
    inAddress: 'filter=bounds>0',
    names: ['DeveloperBoundary'],
  },
  word: { typed: '/data/', names: ['DataLakeAccess'] },
  shownColumn: 'Path',
  hiddenColumn: 'ARN',
  file: 'policies.csv',
})

testTable({
  open: page => openWithReport(page, 'alice'),
  title: 'Credential report',
  singular: 'user',
  plural: 'users',
  nameHeader: 'User',
  names: ['<root_account>', ...[...people, 'backup-agent', 'build-bot'].sort()],
  condition: {
    typed: 'Unused for 90 days = Password',
    inAddress: 'filter=unused=Password',
    names: ['frank'],
  },
  word: { typed: 'user/service', names: ['backup-agent', 'build-bot'] },
  shownColumn: 'MFA',
  hiddenColumn: 'ARN',
  file: 'credential-report.csv',
})

testTable({
  open: page => openAs(page, 'alice', '#/virtual-mfa-devices'),
  title: 'Virtual MFA devices',
  singular: 'virtual MFA device',
  plural: 'virtual MFA devices',
  nameHeader: 'Device name',
  names: ['alice-phone', 'carol-phone', 'ivan-phone', 'mallory-phone', 'old-tablet'],
  condition: {
    typed: 'Assigned to = ivan',
    inAddress: 'filter=user=ivan',
    names: ['ivan-phone'],
    leadsTo: 'ivan',
  },
  word: { typed: 'tablet', names: ['old-tablet'] },
  shownColumn: 'Assigned since',
  hiddenColumn: 'ARN',
  file: 'virtual-mfa-devices.csv',
})

test('a date takes every comparison, and a condition that it does not take is not silently without rows', async ({
  page,
}) => {
  await openAs(page, 'alice', '#/users')
  const users = tableOf(page, 'Users')
  await filterBy(page, 'users', 'Created (days ago) != 100000')
  await expectRow(users, { 'User name': 'bob' })
  await filterBy(page, 'users', 'Created (days ago) <= 0')
  await expectNoRow(users, { 'User name': 'bob' })
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await filterBy(page, 'users', 'Created (days ago) : 90')
  await expect(page.getByRole('alert')).toContainText(
    /“Created \(days ago\) : 90” is looked for as a text .*“Created \(days ago\)”, which takes only/,
  )
})

test('of two changes in quick succession the second leaves the first as it is', async ({ page }) => {
  await openAs(page, 'alice', '#/users?filter=groups=Developers&sort=-name')
  const users = tableOf(page, 'Users')
  await expectColumn(users, 'User name', ['ivan', 'heidi', 'grace', 'bob'])
  const sorter = users.getByRole('columnheader', { name: 'User name' }).first().getByRole('button').first()
  const clear = page.getByRole('button', { name: 'Clear filters' })
  // Before anything is drawn in between.
  await sorter.evaluate(
    (first, second) => {
      for (const each of [first, second]) each?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    },
    await clear.elementHandle(),
  )
  await expectColumn(users, 'User name', [...people, 'backup-agent', 'build-bot'].sort())
  await expect.poll(() => new URL(page.url()).hash).toBe('#/users?sort=name')
})
