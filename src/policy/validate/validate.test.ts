import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { parsePolicy } from '../model/parse.ts'
import { rules } from './registry.ts'
import { pageOf } from './rule.ts'
import { servicesNamed } from './services-named.ts'
import { type ValidateOptions, validatePolicy } from './validate.ts'

const catalog = await openCatalog(bundledCatalog)
await catalog.loadServices(['s3', 'iam'])

const codes = (text: string, options: Partial<ValidateOptions> = {}) =>
  validatePolicy(text, { type: 'identity', catalog, ...options }).map(({ code }) => code)

const analyzer =
  /access-analyzer-reference-policy-checks\.html#access-analyzer-reference-policy-checks-[a-z0-9-]+$/

describe('the rules', () => {
  test('are those of IAM Access Analyzer and seven of our own', () => {
    const own = rules.filter(rule => !analyzer.test(pageOf(rule))).map(({ code }) => code)
    expect(own.sort()).toEqual([
      'DUPLICATE_KEY',
      'MFA_CONDITION_ABSENT_KEY',
      'NESTED_TOO_DEEP',
      'PRIVILEGE_ESCALATION',
      'RESOURCE_MISMATCH',
      'RESOURCE_STAR',
      'SELF_LOCKOUT',
    ])
    expect(rules.length - own.length).toBe(153)
  })

  test('each say something about their finding, in one sentence or two', () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3:Fetch","Resource":"x"}]}'
    const findings = validatePolicy(text, { type: 'identity', catalog })
    expect(findings.length).toBeGreaterThan(2)
    for (const { message, page } of findings) {
      expect(message).toMatch(/^\S.*\.$/)
      expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    }
  })
})

describe('settings', () => {
  const text = '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}'
  test('leave a rule as it is', () => {
    expect(codes(text)).toEqual(['MISSING_VERSION'])
  })
  test('switch a rule off', () => {
    expect(codes(text, { settings: new Map([['MISSING_VERSION', 'off']]) })).toEqual([])
  })
  test('raise a rule', () => {
    const settings = new Map([['MISSING_VERSION', 'ERROR']] as const)
    expect(validatePolicy(text, { type: 'identity', catalog, settings })).toMatchObject([
      { code: 'MISSING_VERSION', severity: 'ERROR' },
    ])
  })
})

test('findings come in the order of the text', () => {
  const text = JSON.stringify({
    Statement: [
      { Sid: 'a b', Effect: 'Allow', Action: ['s3:Fetch'], Resource: 'x' },
      { Effect: 'deny', Action: 's3:GetObject', Resource: '*' },
    ],
  })
  const offsets = validatePolicy(text, { type: 'identity', catalog }).map(({ offset }) => offset)
  expect(offsets.length).toBeGreaterThan(3)
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
})

test('a statement that was just begun is told what it lacks, and is not offered to go', () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [], Resource: [] }],
  })
  const found = validatePolicy(text, { type: 'identity', catalog })
  expect(found.map(({ message }) => message)).toEqual([
    'Action is an empty list, so the statement is about nothing; name its actions, such as "s3:GetObject".',
    'Resource is an empty list, so the statement is about nothing; name the ARNs of its resources, or "*" for all.',
  ])
  expect(found.flatMap(({ fixes }) => fixes)).toEqual([])
})

test('broken JSON is one finding, and what is wrong in the rest is said besides', () => {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3:Fetch","Resource":"*"}'
  expect(codes(text)).toEqual(['JSON_SYNTAX_ERROR', 'INVALID_EFFECT', 'INVALID_ACTION'])
})

test('what is not loaded is not judged', async () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:::thing/a' },
  })
  const unloaded = await openCatalog(bundledCatalog)
  expect(codes(text, { catalog: unloaded })).toEqual([])
  await unloaded.loadServices(servicesNamed(parsePolicy(text), unloaded))
  expect(codes(text, { catalog: unloaded })).toContain('MISSING_ARN_REGION')
})
