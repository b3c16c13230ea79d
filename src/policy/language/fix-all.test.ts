import { describe, expect, test } from 'vitest'
import { applyEdits } from '../model/edit.ts'
import { isJson } from '../testing/is-json.ts'
import { catalog } from '../testing/language.ts'
import type { PolicyType } from '../validate/rule.ts'
import { validatePolicy } from '../validate/validate.ts'
import { fixAll } from './fix-all.ts'

const findings = (text: string, type: PolicyType) => validatePolicy(text, { type, catalog })
const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

describe('all of one kind', () => {
  test('are fixed as one change, and nothing else is', () => {
    const text = policy(
      { Effect: 'allow', Action: ['s3:GetObjekt', 's3:PutObjekt'], Resource: '*' },
      { Effect: 'deny', Action: 's3:GetObject', Resource: '*' },
    )
    const change = fixAll(findings(text, 'identity'), 'INVALID_ACTION')
    expect(change?.title).toBe('Fix all 2 of this kind')
    expect(applyEdits(text, change?.edits ?? [])).toBe(
      text.replace('GetObjekt', 'GetObject').replace('PutObjekt', 'PutObject'),
    )
  })

  test('are no change while there is one only', () => {
    const text = policy({ Effect: 'allow', Action: 's3:GetObject', Resource: '*' })
    expect(fixAll(findings(text, 'identity'), 'INVALID_EFFECT')).toBeUndefined()
  })

  test('neighbours in a list are taken away together', () => {
    const text = policy({
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetBucketAcl', 's3:*'],
      Resource: '*',
    })
    const change = fixAll(findings(text, 'identity'), 'REDUNDANT_ACTION')
    expect(applyEdits(text, change?.edits ?? [])).toBe(
      policy({ Effect: 'Allow', Action: ['s3:*'], Resource: '*' }),
    )
  })
})

interface Case {
  readonly type: PolicyType
  readonly policy: object | string
}
const files = import.meta.glob<{ readonly triggers: readonly Case[] }>('../validate/cases/*.json', {
  eager: true,
  import: 'default',
})

test('a policy with the same mistake twice has it less often afterwards, and stays JSON', () => {
  let changed = 0
  for (const { triggers } of Object.values(files)) {
    for (const { type, policy: source } of triggers) {
      const parsed: unknown = typeof source === 'string' ? undefined : source
      if (Object(parsed).Statement === undefined) continue
      const list = [Object(parsed).Statement].flat()
      const text = JSON.stringify({ ...Object(parsed), Statement: [...list, ...list] })
      const before = findings(text, type)
      for (const code of new Set(before.map(each => each.code))) {
        const change = fixAll(before, code)
        if (change === undefined) continue
        changed++
        const after = applyEdits(text, change.edits)
        expect(isJson(after), `${code}: ${after}`).toBe(true)
        const count = (all: readonly { readonly code: string }[]) =>
          all.filter(each => each.code === code).length
        expect(count(findings(after, type)), `${code}: ${after}`).toBeLessThan(count(before))
      }
    }
  }
  expect(changed).toBeGreaterThan(100)
})
