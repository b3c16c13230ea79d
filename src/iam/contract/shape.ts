import { NormalizedSchema } from '@smithy/core/schema'
import type { Limits, ServiceTable } from './table.ts'

export interface ValueShape {
  readonly kind: 'string' | 'boolean' | 'integer' | 'timestamp' | 'blob'
  /** Never to be repeated in a message or a log. */
  readonly sensitive: boolean
  readonly limits: Limits
}

export interface ListShape {
  readonly kind: 'list'
  readonly member: Shape
  readonly limits: Limits
}

export interface MapShape {
  readonly kind: 'map'
  readonly key: Shape
  readonly value: Shape
  readonly limits: Limits
}

export interface Member {
  readonly name: string
  readonly required: boolean
  readonly shape: Shape
  /** Whether the table of constraints knows this member, be it as unconstrained. */
  readonly listed: boolean
}

export interface StructureShape {
  readonly kind: 'structure'
  readonly name: string
  readonly members: readonly Member[]
}

/** One shape of the API: the SDK's schema joined with the table of constraints. */
export type Shape = ValueShape | ListShape | MapShape | StructureShape

export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

const unlimited: Limits = {}

const valueKind = (schema: NormalizedSchema): ValueShape['kind'] => {
  if (schema.isStringSchema()) return 'string'
  if (schema.isBooleanSchema()) return 'boolean'
  if (schema.isNumericSchema()) return 'integer'
  if (schema.isTimestampSchema()) return 'timestamp'
  if (schema.isBlobSchema()) return 'blob'
  throw new Error(`The schema "${schema.getName(true)}" is of a kind that the Query protocol does not have.`)
}

/**
 * Returns a reader of one service's schemas. Structures are read once each. The service's shapes do not
 * refer to themselves, so every shape is a finite tree.
 */
export const createShapeReader = (table: ServiceTable): ((ref: SchemaRef) => StructureShape | undefined) => {
  const structures = new Map<string, StructureShape>()

  const read = (schema: NormalizedSchema, reference: string | null | undefined): Shape => {
    if (schema.isStructSchema()) return readStructure(schema)
    const name = reference ?? ''
    if (schema.isListSchema()) {
      const entry = table.lists[name]
      return {
        kind: 'list',
        member: read(schema.getValueSchema(), entry?.member),
        limits: entry ?? unlimited,
      }
    }
    if (schema.isMapSchema()) {
      const entry = table.maps[name]
      const key = read(schema.getKeySchema(), entry?.key)
      return {
        kind: 'map',
        key,
        value: read(schema.getValueSchema(), entry?.value),
        limits: entry ?? unlimited,
      }
    }
    const sensitive = Boolean(schema.getMergedTraits().sensitive)
    return { kind: valueKind(schema), sensitive, limits: table.values[name] ?? unlimited }
  }

  const readStructure = (schema: NormalizedSchema): StructureShape => {
    const name = schema.getName() ?? ''
    const known = structures.get(name)
    if (known) return known
    const entry = table.structures[name]
    const members: Member[] = []
    for (const [member, memberSchema] of schema.structIterator()) {
      members.push({
        name: member,
        required: entry?.required.includes(member) ?? false,
        shape: read(memberSchema, entry?.members[member]),
        listed: entry !== undefined && Object.hasOwn(entry.members, member),
      })
    }
    const structure: StructureShape = { kind: 'structure', name, members }
    structures.set(name, structure)
    return structure
  }

  return ref => {
    const schema = NormalizedSchema.of(ref)
    return schema.isUnitSchema() || !schema.isStructSchema() ? undefined : readStructure(schema)
  }
}
