import { expect, type Page } from '@playwright/test'
import { testAccessibility } from '../suites/accessibility-suite.ts'
import { openAs } from '../support/sign-in.ts'
import { tableOf } from '../support/table.ts'

const simulation = new URLSearchParams([
  ['principal', 'arn:aws:iam::111122223333:user/frank'],
  ['action', 's3:GetObject*'],
  ['action', 's3:GetObjct'],
  ['resource', 'arn:aws:s3:::acme-data-lake/2026.csv'],
  ['resource', 'my-bucket'],
  ['key', 'aws:SourceIp=office'],
  ['key', 'aws:MultiFactorAuthPresent=true'],
])

const openResults = async (page: Page): Promise<void> => {
  await openAs(page, 'alice', `#/simulator?${simulation}`)
  await expect(tableOf(page, 'Results').getByRole('button').first()).toBeVisible()
}

testAccessibility('the simulator', page => openAs(page, 'alice', '#/simulator'), [
  {
    name: 'nothing asked yet',
    show: page => expect(page.getByText('Nothing is asked yet: add an action.')).toBeVisible(),
  },
  {
    name: 'results, with what is wrong in the fields',
    show: async page => {
      await page.goto(`/#/simulator?${simulation}`)
      await expect(page.getByText(/“office” is no IP address/)).toBeVisible()
      await expect(tableOf(page, 'Results').getByRole('button').first()).toBeVisible()
    },
  },
])

testAccessibility('an explanation and the texts of a simulation', openResults, [
  {
    name: 'an explanation, a text that is changed and other policies',
    show: async page => {
      await tableOf(page, 'Results').getByRole('button').first().click()
      await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible()
      await page
        .getByRole('button', { name: /about other actions/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Change the text of DataLakeAccess' }).click()
      await page.getByRole('button', { name: 'Policy of the resources' }).click()
      await page.getByRole('button', { name: 'Add a policy of the resources' }).click()
      await page.getByRole('button', { name: 'Service control policies' }).click()
      await page.getByRole('button', { name: 'Add a service control policy' }).click()
      await expect(page.getByRole('textbox', { name: /^Service control policy 1/ })).toBeVisible()
    },
  },
])

testAccessibility('what comes of a simulation', openResults, [
  {
    name: 'saving a case',
    show: async page => {
      await tableOf(page, 'Results').getByRole('button').first().click()
      await page.getByRole('button', { name: 'Save as case' }).click()
      await expect(page.getByRole('dialog', { name: 'Save as case' })).toBeVisible()
    },
  },
  {
    name: 'the list of results and a case',
    show: async page => {
      await page.getByRole('dialog').getByRole('button', { name: 'Save case' }).click()
      await page.getByRole('button', { name: 'List', exact: true }).click()
      await expect(tableOf(page, 'Results, one a line')).toBeVisible()
      await expect(page.getByRole('list', { name: 'Saved cases' }).getByRole('listitem')).toHaveCount(1)
    },
  },
])
