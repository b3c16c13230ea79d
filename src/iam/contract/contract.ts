import * as iamSdk from '@aws-sdk/client-iam'
import * as stsSdk from '@aws-sdk/client-sts'
import type { OperationName } from '../operation.ts'
import { createShapeReader, type SchemaRef, type StructureShape } from './shape.ts'
import { contractTable, type ServiceName } from './table.ts'

export type { ServiceName } from './table.ts'

export interface ServiceContract {
  readonly name: ServiceName
  /** The date that names the API; the `Version` parameter of every request. */
  readonly version: string
  readonly namespace: string
}

/** An error that the API models define. */
export interface ErrorContract {
  /** The shape's name, such as `NoSuchEntityException`. */
  readonly name: string
  /** The code on the wire, such as `NoSuchEntity`. */
  readonly code: string
  readonly status: number
}

export interface OperationContract {
  readonly name: OperationName
  readonly service: ServiceContract
  /** Whether the request must be signed; two STS operations bring their own proof instead. */
  readonly signed: boolean
  /** Undefined where the operation takes nothing. */
  readonly input: StructureShape | undefined
  /** Undefined where the answer has no result element. */
  readonly output: StructureShape | undefined
  readonly errors: readonly ErrorContract[]
  /** False for the newest operations: required members are known of them, limits and errors are not. */
  readonly modelled: boolean
}

/** Both services by name. */
export const services: Readonly<Record<ServiceName, ServiceContract>> = {
  iam: { name: 'iam', version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  sts: { name: 'sts', version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
}

/** The service whose requests carry this `Version`, if any. */
export const serviceOfVersion = (version: string): ServiceContract | undefined =>
  Object.values(services).find(service => service.version === version)

// The SDK writes schemas as tuples; the first element says what it is (StaticOperationSchema, StaticErrorSchema).
const operationTag = 9
const errorTag = -3

const resolved = (ref: unknown): SchemaRef => (typeof ref === 'function' ? ref() : ref) as SchemaRef

const tuplesOf = (sdk: object, tag: number): readonly (readonly unknown[])[] =>
  Object.values(sdk).filter((value: unknown) => Array.isArray(value) && value[0] === tag)

const readError = (schema: readonly unknown[]): ErrorContract => {
  const name = schema[2] as string
  const traits = (schema[3] || {}) as { awsQueryError?: [string, number]; httpError?: number }
  // Error shapes without a Query code of their own are known by their name; services answer 400 for them.
  const [code, status] = traits.awsQueryError ?? [name, traits.httpError ?? 400]
  return { name, code, status }
}

const readService = (service: ServiceContract, sdk: object): readonly OperationContract[] => {
  const table = contractTable[service.name]
  const readShape = createShapeReader(table)
  const errors = new Map(tuplesOf(sdk, errorTag).map(schema => [schema[2], readError(schema)]))
  return tuplesOf(sdk, operationTag).map(schema => {
    const name = schema[2] as OperationName
    const entry = table.operations[name]
    if (!entry) throw new Error(`"${name}" is missing in the contract's table. Run "npm run contract".`)
    const memo: { input?: StructureShape | undefined; output?: StructureShape | undefined } = {}
    return {
      name,
      service,
      signed: !entry.unsigned,
      modelled: !table.unmodelled.operations.includes(name),
      // Shapes are read when they are first asked for: a process that serves few operations pays for few.
      get input() {
        if (!('input' in memo)) memo.input = readShape(resolved(schema[4]))
        return memo.input
      },
      get output() {
        if (!('output' in memo)) memo.output = readShape(resolved(schema[5]))
        return memo.output
      },
      errors: entry.errors.map(error => {
        const found = errors.get(error)
        if (!found) throw new Error(`The SDK does not know the error "${error}". Run "npm run contract".`)
        return found
      }),
    }
  })
}

/** Every operation of IAM and STS by name: shapes from the SDK's schemas, limits and errors from the table. */
export const operations: ReadonlyMap<string, OperationContract> = new Map(
  [...readService(services.iam, iamSdk), ...readService(services.sts, stsSdk)].map(operation => [
    operation.name,
    operation,
  ]),
)

/** The contract of an operation that is known by its name at compile time. */
export const contractOf = (name: OperationName): OperationContract => {
  const operation = operations.get(name)
  if (!operation) throw new Error(`"${name}" is no operation of IAM or STS.`)
  return operation
}
