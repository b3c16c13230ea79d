import { expect } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { writePolicy } from '../support/policy-editor.ts'
import { openAs } from '../support/sign-in.ts'
import { expectRow, rowCheckbox, tableOf } from '../support/table.ts'

const edited = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}'

const developerAccess = encodeURIComponent('arn:aws:iam::111122223333:policy/DeveloperAccess')

testAccessibility('the policies', page => openAs(page, 'alice', '#/policies?type=customer'), [
  {
    name: 'the policies',
    show: page => expectRow(tableOf(page, 'Policies'), { 'Policy name': 'DeveloperAccess' }),
  },
  {
    name: 'a new policy with findings and errors',
    show: async page => {
      await page.getByRole('link', { name: 'Create policy' }).click()
      await writePolicy(
        page.getByRole('textbox', { name: /^Policy document/ }),
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}',
      )
      await expect(page.getByRole('button', { name: 'Replace by "s3:GetObject"' })).toBeVisible()
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expect(page.getByText('Enter a policy name.')).toBeVisible()
    },
  },
  {
    name: 'the review of a new policy',
    show: async page => {
      await page.getByRole('textbox', { name: 'Policy name', exact: true }).fill('Reading')
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Findings', exact: true })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Documentation of INVALID_ACTION' })).toBeVisible()
      await expectRow(tableOf(page, 'Allow'), { Service: 'Amazon S3' })
    },
  },
])

testAccessibility('a policy as cards', page => openAs(page, 'alice', '#/policies/create'), [
  {
    name: 'its actions and a new condition',
    show: async page => {
      await page.getByRole('button', { name: 'Visual', exact: true }).click()
      const cards = page.getByRole('region', { name: 'Visual editor' })
      await cards.getByRole('button', { name: /Choose a service/ }).click()
      await expect(page.locator('input:focus')).toBeVisible()
      await page.keyboard.type('sqs')
      await cards.getByRole('option', { name: /Amazon SQS/ }).click()
      await cards.getByRole('checkbox', { name: 'All Read actions' }).click()
      await cards.getByRole('button', { name: /^Write, 0 of/ }).click()
      await cards.getByRole('button', { name: 'Add a condition' }).click()
      await expect(cards.getByRole('region', { name: 'New condition' })).toBeVisible()
    },
  },
  {
    name: 'a resource by its parts',
    show: async page => {
      const cards = page.getByRole('region', { name: 'Visual editor' })
      await cards.getByRole('radio', { name: 'Only certain resources' }).click()
      await cards.getByRole('button', { name: 'Add a resource' }).click()
      await expect(page.getByRole('dialog').getByText('Queue name')).toBeVisible()
    },
  },
])

testAccessibility('a policy', page => openAs(page, 'alice', `#/policies/details/${developerAccess}`), [
  {
    name: 'its summary',
    show: page => expectRow(tableOf(page, 'Allow'), { Service: 'Amazon S3' }),
  },
  {
    name: 'its JSON',
    show: async page => {
      await page.getByRole('button', { name: 'JSON', exact: true }).click()
      await expect(page.getByText('LookAfterTheTeam')).toBeVisible()
    },
  },
  {
    name: 'its entities',
    show: async page => {
      await page.getByRole('tab', { name: 'Entities attached' }).click()
      await expectRow(tableOf(page, 'Entities attached'), { 'Entity name': 'Developers' })
    },
  },
  {
    name: 'whom it may be attached to',
    show: async page => {
      await page.getByRole('button', { name: 'Attach', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Set as a permissions boundary' }).click()
      await expectRow(tableOf(page.getByRole('dialog'), 'Users and roles'), { 'Entity name': 'alice' })
    },
  },
  {
    name: 'its versions, another one about to apply',
    show: async page => {
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: 'Versions' }).click()
      await rowCheckbox(tableOf(page, 'Versions'), 'version', 'v1').click()
      await page.getByRole('button', { name: 'Set as default', exact: true }).click()
      await expect(page.getByRole('dialog').getByText('No longer allowed')).toBeVisible()
    },
  },
])

testAccessibility(
  'a policy that is edited',
  page => openAs(page, 'alice', `#/policies/edit/${developerAccess}`),
  [
    {
      name: 'its text with notes',
      show: async page => {
        await writePolicy(page.getByRole('textbox', { name: /^Policy document/ }), edited)
        await expect(page.getByText(/^\s*\d+\sactions$/)).toHaveCount(1)
      },
    },
    {
      // The browser says that it runs on Windows, where Monaco by itself would give the rows another role.
      name: 'a list of completions',
      show: async page => {
        const document = page.getByRole('textbox', { name: /^Policy document/ })
        await document.press('ControlOrMeta+Home')
        for (let step = 0; step < 3; step++) await document.press('ControlOrMeta+ArrowRight')
        await document.press('ControlOrMeta+Space')
        await expect(page.getByRole('listbox', { name: 'Suggest' }).getByRole('option').first()).toBeVisible()
      },
    },
    {
      name: 'both views',
      show: async page => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Both', exact: true }).click()
        const cards = page.getByRole('region', { name: 'Visual editor' })
        await expect(cards.getByRole('heading', { name: /^Allow/ })).toBeVisible()
        // Fields that are scrolled out of sight have their labels too.
        await cards.getByRole('button', { name: 'Add a condition' }).click()
        await expect(cards.getByRole('region', { name: 'New condition' })).toBeVisible()
        await cards.evaluate(pane => {
          pane.scrollTop = 0
        })
      },
    },
    {
      name: 'the review of its changes',
      show: async page => {
        await page.getByRole('button', { name: 'Review changes' }).click()
        await expect(page.getByText('No longer allowed')).toBeVisible()
        await expect(
          page
            .getByText(/hidden lines?$/)
            .or(page.getByText('"s3:Get*"'))
            .first(),
        ).toBeVisible()
      },
    },
  ],
)
