import rows from 'virtual:aws-managed-policies'
import { expect, test } from 'vitest'
import { createAwsManagedPolicies } from './aws-managed-policies.ts'
import { linkedServices, suffixedServices } from './linked-services.data.ts'
import { linkedPolicyArn } from './linked-services.ts'

const awsPolicies = createAwsManagedPolicies(rows)
const byPrincipal = new Map(linkedServices.map(service => [service.principal, service]))

test('each service and each role is there once, and names fit into a role’s with a suffix', () => {
  expect(byPrincipal.size).toBe(linkedServices.length)
  expect(new Set(linkedServices.map(service => service.roleName)).size).toBe(linkedServices.length)
  for (const { principal, roleName } of linkedServices) {
    expect(principal).toMatch(/^[a-z0-9.-]+\.amazonaws\.com$/)
    expect(roleName).toMatch(/^AWSServiceRoleFor[\w-]{2,47}$/)
  }
  expect([...suffixedServices].filter(principal => !byPrincipal.has(principal))).toEqual([])
})

test('the policy of each service is one of AWS’s', () => {
  const missing = linkedServices.filter(service => awsPolicies.get(linkedPolicyArn(service)) === undefined)
  expect(missing).toEqual([])
})

test('roles are called as AWS’s own policies call them, with or without a pattern at the end', () => {
  const named = new Map<string, Set<string>>()
  for (const { document } of awsPolicies.all)
    for (const [, principal = '', role = ''] of document.matchAll(
      /:role\/aws-service-role\/([a-z0-9.-]+)\/(AWSServiceRoleFor[\w-]+)/g,
    ))
      named.set(principal, (named.get(principal) ?? new Set()).add(role))
  expect(named.size).toBeGreaterThan(100)
  const otherwise = linkedServices.filter(({ principal, roleName }) => {
    const names = [...(named.get(principal) ?? [])]
    return names.length > 0 && !names.some(name => roleName.startsWith(name))
  })
  expect(otherwise).toEqual([])
})
