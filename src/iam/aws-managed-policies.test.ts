import rows from 'virtual:aws-managed-policies'
import { expect, test } from 'vitest'
import { createAwsManagedPolicies } from './aws-managed-policies.ts'

const policies = createAwsManagedPolicies(rows)

test('AdministratorAccess is found by its ARN, laid out as AWS shows it', () => {
  const policy = policies.get('arn:aws:iam::aws:policy/AdministratorAccess')
  expect(policy?.policyName).toBe('AdministratorAccess')
  expect(policy?.path).toBe('/')
  expect(policy?.policyId).toMatch(/^ANPA[A-Z2-7]{17}$/)
  expect(policy?.document.split('\n').slice(0, 3)).toEqual([
    '{',
    '    "Version": "2012-10-17",',
    '    "Statement": [',
  ])
})

test('paths are kept apart from names', () => {
  const policy = policies.all.find(each => each.path === '/service-role/')
  expect(policy?.arn).toBe(`arn:aws:iam::aws:policy/service-role/${policy?.policyName}`)
})

test('the catalogue is complete, sorted without regard to case, and holds every ARN and id once', () => {
  expect(policies.all.length).toBeGreaterThan(1_500)
  const names = policies.all.map(policy => policy.policyName.toLowerCase())
  expect(names).toEqual([...names].sort())
  expect(new Set(policies.all.map(policy => policy.arn)).size).toBe(policies.all.length)
  expect(new Set(policies.all.map(policy => policy.policyId)).size).toBe(policies.all.length)
})
