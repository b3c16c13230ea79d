/**
 * Writes src/iam/contract/constraints.generated.json: what the SDK's schemas do not say about requests
 * (lengths, patterns, ranges, enum values, which errors an operation has), from the public API models
 * that botocore carries.
 *
 *   node src/tools/generate-contract.mjs [path to botocore/data]
 *
 * Without a path, botocore is found through python3.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as iamSdk from '@aws-sdk/client-iam'
import * as stsSdk from '@aws-sdk/client-sts'
import { NormalizedSchema } from '@smithy/core/schema'

const target = join(dirname(fileURLToPath(import.meta.url)), '../iam/contract/constraints.generated.json')

/** botocore's data directory and version, asked of Python. */
const findBotocore = () => {
  try {
    const script = 'import botocore; print(botocore.__file__); print(botocore.__version__)'
    const [file, version] = execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
    return { data: join(dirname(file), 'data'), version }
  } catch {
    console.error(
      'botocore was not found. Install it with "pip install botocore", or give the path of its data directory.',
    )
    process.exit(1)
  }
}

const readModel = (data, service, version) => {
  const plain = join(data, service, version, 'service-2.json')
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8'))
  if (existsSync(`${plain}.gz`)) return JSON.parse(gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8'))
  console.error(
    `There is no API model at "${plain}" or "${plain}.gz". Give the path of botocore's data directory.`,
  )
  process.exit(1)
}

const schemasOf = (sdk, tag) => Object.values(sdk).filter(value => Array.isArray(value) && value[0] === tag)
const input = operation =>
  NormalizedSchema.of(typeof operation[4] === 'function' ? operation[4]() : operation[4])
const limitsOf = ({ min, max, pattern, enum: values }) => {
  const limits = { min, max, pattern, enum: values }
  return Object.values(limits).every(limit => limit === undefined) ? undefined : limits
}

const tableOf = (sdk, model) => {
  const table = {
    unmodelled: { operations: [], members: [] },
    operations: {},
    structures: {},
    lists: {},
    maps: {},
    values: {},
  }

  /** Puts a shape of the model into the table; its name there, or null when nothing constrains it. */
  const fromModel = name => {
    const shape = model.shapes[name]
    if (shape.type === 'structure') {
      if (table.structures[name]) return name
      const members = {}
      table.structures[name] = { required: shape.required ?? [], members }
      for (const [member, { shape: target }] of Object.entries(shape.members))
        members[member] = fromModel(target)
      return name
    }
    if (shape.type === 'list') {
      table.lists[name] ??= { ...limitsOf(shape), member: fromModel(shape.member.shape) }
      return name
    }
    if (shape.type === 'map') {
      table.maps[name] ??= {
        ...limitsOf(shape),
        key: fromModel(shape.key.shape),
        value: fromModel(shape.value.shape),
      }
      return name
    }
    const limits = limitsOf(shape)
    if (!limits) return null
    table.values[name] = limits
    return name
  }

  /** The same for a schema that the model does not know. The SDK names structures, most lists and no values. */
  const fromSdk = (schema, path) => {
    const known =
      schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema() ? schema.getName() : ''
    if (known && model.shapes[known]) {
      fromModel(known)
      if (schema.isStructSchema()) complete(schema)
      return known
    }
    if (schema.isStructSchema()) {
      table.structures[known] ??= {
        required: schema.getSchema()[4].slice(0, schema.getSchema()[6] ?? 0),
        members: {},
      }
      complete(schema)
      return known
    }
    if (schema.isListSchema()) {
      const name = known || path
      table.lists[name] ??= { member: fromSdk(schema.getValueSchema(), `${path}.member`) }
      return name
    }
    if (schema.isMapSchema()) {
      const name = known || path
      table.maps[name] ??= {
        key: fromSdk(schema.getKeySchema(), `${path}.key`),
        value: fromSdk(schema.getValueSchema(), `${path}.value`),
      }
      return name
    }
    return null
  }

  /** Adds the members that only the SDK has, at any depth. */
  const complete = schema => {
    const name = schema.getName()
    const { members } = table.structures[name]
    for (const [member, memberSchema] of schema.structIterator()) {
      if (members[member] === undefined) {
        table.unmodelled.members.push(`${name}.${member}`)
        members[member] = fromSdk(memberSchema, `${name}.${member}`)
      } else if (memberSchema.isStructSchema()) complete(memberSchema)
      else if (memberSchema.isListSchema() && memberSchema.getValueSchema().isStructSchema()) {
        complete(memberSchema.getValueSchema())
      }
    }
  }

  const errorNames = new Set(schemasOf(sdk, -3).map(error => error[2]))
  for (const operation of schemasOf(sdk, 9).sort((a, b) => (a[2] < b[2] ? -1 : 1))) {
    const name = operation[2]
    const modelled = model.operations[name]
    if (!modelled) table.unmodelled.operations.push(name)
    const errors = (modelled?.errors ?? []).map(error => error.shape)
    for (const error of errors) {
      if (!errorNames.has(error))
        throw new Error(`The SDK has no error "${error}", which ${name} can answer with.`)
    }
    table.operations[name] = { errors, ...(modelled?.authtype === 'none' && { unsigned: true }) }
    if (modelled?.input) fromModel(modelled.input.shape)
    const schema = input(operation)
    if (schema.isStructSchema()) {
      if (!modelled) fromSdk(schema, name)
      complete(schema)
    }
  }
  table.unmodelled.members = [...new Set(table.unmodelled.members)]
  return table
}

const given = process.argv[2]
const { data, version } = given ? { data: given, version: 'given by path' } : findBotocore()
const table = {
  source: `botocore ${version}: data/iam/2010-05-08/service-2.json and data/sts/2011-06-15/service-2.json (Apache-2.0, see NOTICE)`,
  iam: tableOf(iamSdk, readModel(data, 'iam', '2010-05-08')),
  sts: tableOf(stsSdk, readModel(data, 'sts', '2011-06-15')),
}

/** One line a shape: compact, and still readable as a diff. */
const print = value =>
  `{\n${Object.entries(value)
    .map(([key, part]) => {
      const nested =
        ['iam', 'sts', 'operations', 'structures', 'lists', 'maps', 'values'].includes(key) &&
        !Array.isArray(part)
      return `${JSON.stringify(key)}: ${nested ? print(part) : JSON.stringify(part)}`
    })
    .join(',\n')}\n}`

writeFileSync(target, `${print(table)}\n`)
for (const service of ['iam', 'sts']) {
  const { operations, structures, values, unmodelled } = table[service]
  console.log(
    `${service}: ${Object.keys(operations).length} operations, ${Object.keys(structures).length} structures, ` +
      `${Object.keys(values).length} constrained values; without a model: ` +
      `${[...unmodelled.operations, ...unmodelled.members].join(', ') || 'none'}`,
  )
}
