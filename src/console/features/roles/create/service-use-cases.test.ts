import rows from 'virtual:aws-managed-policies'
import { expect, test } from 'vitest'
import { createAwsManagedPolicies } from '../../../../iam/aws-managed-policies.ts'
import { serviceUseCases } from './service-use-cases.ts'

test('every policy that a use case suggests exists', () => {
  const policies = createAwsManagedPolicies(rows)
  const suggested = serviceUseCases.flatMap(useCase => useCase.policyArns)
  expect(suggested.filter(arn => policies.get(arn) === undefined)).toEqual([])
})

test('every use case can be told from the others', () => {
  expect(new Set(serviceUseCases.map(({ id }) => id)).size).toBe(serviceUseCases.length)
})
