import { expect, test } from 'vitest'
import type { Catalog, CatalogEntry } from '../../../policy/catalog/catalog.ts'
import { actionOptions } from './action-options.ts'
import {
  type ExplorerAddress,
  problemsOf,
  readExplorerAddress,
  writeExplorerAddress,
} from './explorer-question.ts'

const entry = (prefix: string, title: string, names: readonly string[]): CatalogEntry => ({
  prefix,
  title,
  actionNames: new Map(names.map(name => [name.toLowerCase(), name])),
  accessLevels: new Map(names.map(name => [name.toLowerCase(), 'Read'])),
  wildcardOnly: new Set(['listallmybuckets']),
  retired: false,
})

const catalog: Catalog = {
  entries: new Map([
    ['s3', entry('s3', 'Amazon S3', ['GetObject', 'GetObjectAcl', 'ListAllMyBuckets'])],
    ['s3express', entry('s3express', 'Amazon S3 Express', ['CreateSession'])],
    ['iam', entry('iam', 'AWS IAM', ['GetUser'])],
  ]),
  service: () => undefined,
  globalKey: () => undefined,
  globalKeys: [],
  retiredActions: new Set(),
  rcpServices: new Set(),
  describeAction: () => undefined,
  describeKey: () => undefined,
}

const bucket = 'arn:aws:s3:::reports/a'
const asking = (action: string, resource = bucket, ...keys: readonly string[]) =>
  problemsOf({ action, resource, keys: keys.map(key => ({ key, value: 'x' })) }, catalog)

test.each<ExplorerAddress>([
  { tab: 'who', question: undefined, principal: undefined },
  {
    tab: 'why',
    question: {
      action: 's3:GetObject',
      resource: bucket,
      keys: [
        { key: 'aws:SourceIp', value: '192.0.2.1' },
        { key: 'aws:RequestTag/a=b', value: 'x=y' },
        { key: 'aws:RequestTag/50%', value: '' },
      ],
    },
    principal: 'arn:aws:iam::111122223333:user/ann',
  },
])('an address gives back what was written into it', address => {
  expect(readExplorerAddress(writeExplorerAddress(address))).toEqual(address)
})

test('an address that nobody wrote is read as far as it goes', () => {
  expect(readExplorerAddress(new URLSearchParams('tab=nonsense&action=s3:GetObject&key=bare'))).toEqual({
    tab: 'who',
    question: { action: 's3:GetObject', resource: '*', keys: [{ key: 'bare', value: '' }] },
    principal: undefined,
  })
})

test('a question that can be asked', () => {
  expect(asking('s3:GetObject', bucket, 'aws:SourceIp')).toBeUndefined()
  expect(asking('S3:getobject')).toBeUndefined()
  expect(asking('s3:ListAllMyBuckets', '*')).toBeUndefined()
})

test.each([
  ['', 'Enter an action, such as s3:GetObject.'],
  ['s3:Get*', '“s3:Get*” stands for several actions; choose one of them, such as s3:GetObject.'],
  ['GetObject', '“GetObject” is no action; write the service and the name, such as s3:GetObject.'],
  ['s3:GetObjekt', 'The service s3 has no action “GetObjekt”; choose one from the list.'],
  ['s4:GetObject', 'AWS has no service “s4”; choose an action from the list.'],
])('the action “%s” cannot be asked about', (action, problem) => {
  expect(asking(action)?.action).toBe(problem)
})

test.each([
  ['reports', /^“reports” is no ARN/],
  ['arn:aws:s3:::reports/*', /stands for several resources/],
])('the resource “%s” cannot be asked about', (resource, problem) => {
  expect(asking('s3:GetObject', resource)?.resource).toMatch(problem)
})

test('a resource for an action that takes none, and keys that cannot be supposed', () => {
  expect(asking('s3:ListAllMyBuckets')?.resource).toBe('This action takes no resource; leave *.')
  expect(asking('s3:GetObject', bucket, '', 'SourceIp', 'aws:username', 'aws:SourceIp')?.keys).toEqual([
    'Enter a condition key, such as aws:SourceIp.',
    '“SourceIp” is no condition key; write one, such as aws:SourceIp.',
    '“aws:username” is known of each user and role; it cannot be supposed.',
    undefined,
  ])
})

test.each([
  ['s3:', ['s3:GetObject', 's3:GetObjectAcl', 's3:ListAllMyBuckets', 's3express:CreateSession']],
  ['s3:acl', ['s3:GetObjectAcl']],
  ['getuser', ['iam:GetUser']],
  ['session', ['s3express:CreateSession']],
  ['nothing', []],
])('typing “%s” offers actions', (typed, offered) => {
  expect(actionOptions(catalog, typed).map(({ value }) => value)).toEqual(offered)
})
