import { readFileSync } from 'node:fs'
import * as iamSdk from '@aws-sdk/client-iam'
import * as stsSdk from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { contractOf, operations, serviceOfVersion, services } from './contract.ts'
import type { Shape, StructureShape } from './shape.ts'
import { contractTable } from './table.ts'

const commandNames = (sdk: object): string[] =>
  Object.keys(sdk).flatMap(key => {
    const name = /^(\w+)Command$/.exec(key)?.[1]
    return name ? [name] : []
  })

/** Every structure below a shape, itself included. */
const structuresOf = (shape: Shape): StructureShape[] => {
  switch (shape.kind) {
    case 'structure':
      return [shape, ...shape.members.flatMap(member => structuresOf(member.shape))]
    case 'list':
      return structuresOf(shape.member)
    case 'map':
      return structuresOf(shape.value)
    default:
      return []
  }
}

test('every command of the SDK has a contract, and nothing else has', () => {
  const iam = commandNames(iamSdk)
  const sts = commandNames(stsSdk)
  expect(iam).toHaveLength(180)
  expect(sts).toHaveLength(11)
  expect([...operations.keys()].sort()).toEqual([...iam, ...sts].sort())
  expect(iam.every(name => operations.get(name)?.service === services.iam)).toBe(true)
  expect(sts.every(name => operations.get(name)?.service === services.sts)).toBe(true)
})

test('every input member of every operation is in the table, be it as unconstrained', () => {
  const missing = [...operations.values()].flatMap(operation =>
    (operation.input ? structuresOf(operation.input) : []).flatMap(structure =>
      structure.members.filter(member => !member.listed).map(member => `${structure.name}.${member.name}`),
    ),
  )
  expect(missing).toEqual([])
})

test('what the table names, the table has', () => {
  for (const table of [contractTable.iam, contractTable.sts]) {
    const known = new Set(
      [table.structures, table.lists, table.maps, table.values].flatMap(part => Object.keys(part)),
    )
    const named = [
      ...Object.values(table.structures).flatMap(structure => Object.values(structure.members)),
      ...Object.values(table.lists).map(list => list.member),
      ...Object.values(table.maps).flatMap(map => [map.key, map.value]),
    ]
    expect(named.filter(name => name !== null && !known.has(name))).toEqual([])
  }
})

test('required members are what the SDK asks for too', () => {
  for (const operation of operations.values()) {
    for (const structure of operation.input ? structuresOf(operation.input) : []) {
      const sdk: object = operation.service.name === 'iam' ? iamSdk : stsSdk
      const schema: unknown = Object.entries(sdk).find(([key]) => key === `${structure.name}$`)?.[1]
      if (!Array.isArray(schema)) throw new Error(`${structure.name} has no schema`)
      const required = structure.members.filter(member => member.required).map(member => member.name)
      expect(required.sort(), structure.name).toEqual(schema[4].slice(0, schema[6] ?? 0).sort())
    }
  }
})

test('every error of every operation resolves to a code and a status', () => {
  for (const { name, errors, modelled } of operations.values()) {
    for (const error of errors) {
      expect(error.code, name).toMatch(/^[A-Za-z]+$/)
      expect(error.status, name).toBeGreaterThanOrEqual(400)
      expect(error.status, name).toBeLessThan(600)
    }
    if (!modelled) expect(errors).toEqual([])
  }
  const codes = (name: 'CreateUser' | 'GetCredentialReport') =>
    Object.fromEntries(contractOf(name).errors.map(error => [error.code, error.status]))
  expect(codes('CreateUser')).toEqual({
    LimitExceeded: 409,
    EntityAlreadyExists: 409,
    NoSuchEntity: 404,
    InvalidInput: 400,
    ConcurrentModification: 409,
    ServiceFailure: 500,
  })
  expect(codes('GetCredentialReport').ReportNotPresent).toBe(410)
})

test('the operations without a model are these, and only these', () => {
  expect([...operations.values()].filter(operation => !operation.modelled).map(({ name }) => name)).toEqual([
    'AcquireRole',
    'GetAccountProperties',
    'GetRoleTemplateVersion',
    'PutAccountProperties',
  ])
})

test('constraints reach nested members', () => {
  const input = contractOf('CreateUser').input
  const tags = input?.members.find(member => member.name === 'Tags')?.shape
  expect(tags).toMatchObject({
    kind: 'list',
    limits: { max: 50 },
    member: { members: [{ name: 'Key', required: true, shape: { limits: { min: 1, max: 128 } } }, {}] },
  })
})

test('passwords and keys are marked as sensitive', () => {
  const members = contractOf('ChangePassword').input?.members
  expect(members?.map(({ shape }) => shape.kind === 'string' && shape.sensitive)).toEqual([true, true])
})

test('only the operations that bring their own proof come unsigned', () => {
  const unsigned = [...operations.values()].filter(operation => !operation.signed).map(({ name }) => name)
  expect(unsigned).toEqual(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'])
})

test('a version names its service', () => {
  expect(serviceOfVersion('2010-05-08')).toBe(services.iam)
  expect(serviceOfVersion('2011-06-15')).toBe(services.sts)
  expect(serviceOfVersion('constructor')).toBeUndefined()
})

test('the table says where it is from, and NOTICE does', () => {
  expect(readFileSync('NOTICE', 'utf8')).toContain('Botocore\nCopyright 2012-2022 Amazon.com, Inc.')
})
