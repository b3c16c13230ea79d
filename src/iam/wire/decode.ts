import type { OperationContract } from '../contract/contract.ts'
import type { ListShape, MapShape, Shape, StructureShape, ValueShape } from '../contract/shape.ts'
import { malformedInput, type Parameter } from './form.ts'

/** Reads the parameters of one value. The names are what is left of them below the value's own path. */
type Decoder = (parameters: readonly Parameter[], path: string) => unknown

/** More elements than any list of the API may hold, refused before they are sorted and validated. */
const maxElements = 2_000

const decoders = new WeakMap<Shape, Decoder>()

const decoderOf = (shape: Shape): Decoder => {
  const known = decoders.get(shape)
  if (known) return known
  const built =
    shape.kind === 'structure'
      ? structureDecoder(shape)
      : shape.kind === 'list'
        ? listDecoder(shape)
        : shape.kind === 'map'
          ? mapDecoder(shape)
          : valueDecoder(shape)
  decoders.set(shape, built)
  return built
}

const readInteger = (text: string, path: string): number => {
  const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(number))
    throw malformedInput(`The value '${text.slice(0, 100)}' of '${path}' is not an integer.`)
  return number
}

const readTimestamp = (text: string, path: string): Date => {
  const date = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? new Date(text) : undefined
  if (!date || Number.isNaN(date.getTime())) {
    throw malformedInput(`The value '${text.slice(0, 100)}' of '${path}' is not an ISO 8601 date and time.`)
  }
  return date
}

const readBlob = (text: string, path: string): Uint8Array => {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    throw malformedInput(`The value of '${path}' is not base64.`)
  }
}

const readBoolean = (text: string, path: string): boolean => {
  const lower = text.toLowerCase()
  if (lower !== 'true' && lower !== 'false') {
    throw malformedInput(`The value '${text.slice(0, 100)}' of '${path}' is not true or false.`)
  }
  return lower === 'true'
}

const readers: Readonly<Record<ValueShape['kind'], (text: string, path: string) => unknown>> = {
  string: text => text,
  boolean: readBoolean,
  integer: readInteger,
  timestamp: readTimestamp,
  blob: readBlob,
}

const valueDecoder = (shape: ValueShape): Decoder => {
  const read = readers[shape.kind]
  return (parameters, path) => {
    const [first, second] = parameters
    if (first?.[0] !== '') throw malformedInput('Start of structure or map found where not expected.')
    if (second) throw malformedInput(`The parameter '${path}' is given more than once.`)
    return read(first[1], path)
  }
}

/** Sorts parameters under the part of their name before the first dot. */
const groupByHead = (parameters: readonly Parameter[]): Map<string, Parameter[]> => {
  const groups = new Map<string, Parameter[]>()
  for (const [name, value] of parameters) {
    const dot = name.indexOf('.')
    const head = dot < 0 ? name : name.slice(0, dot)
    const rest: Parameter = [dot < 0 ? '' : name.slice(dot + 1), value]
    const group = groups.get(head)
    if (group) group.push(rest)
    else groups.set(head, [rest])
  }
  return groups
}

const structureDecoder = (shape: StructureShape): Decoder => {
  const members = new Map(shape.members.map(member => [member.name, member]))
  return (parameters, path) => {
    const result: Record<string, unknown> = {}
    for (const [name, group] of groupByHead(parameters)) {
      const member = members.get(name)
      // A parameter that the operation does not have is ignored, as AWS does: clients may be newer.
      if (!member) continue
      result[name] = decoderOf(member.shape)(group, path === '' ? name : `${path}.${name}`)
    }
    return result
  }
}

/** The elements below `prefix`, in the order of their indexes, which need not be consecutive. */
const elements = (
  parameters: readonly Parameter[],
  prefix: string,
  path: string,
): [string, Parameter[]][] => {
  const [first] = parameters
  // `Tags=` is how the protocol writes an empty list.
  if (parameters.length === 1 && first?.[0] === '' && first[1] === '') return []
  const below: Parameter[] = []
  for (const [name, value] of parameters) {
    if (!name.startsWith(`${prefix}.`)) {
      throw malformedInput(`The members of '${path}' must be given as '${path}.${prefix}.1' and so on.`)
    }
    below.push([name.slice(prefix.length + 1), value])
  }
  const groups = groupByHead(below)
  if (groups.size > maxElements) throw malformedInput(`'${path}' has more than ${maxElements} members.`)
  for (const index of groups.keys()) {
    if (!/^(0|[1-9]\d{0,8})$/.test(index)) {
      throw malformedInput(`'${index.slice(0, 100)}' is not an index of a member of '${path}'.`)
    }
  }
  return [...groups].sort(([a], [b]) => Number(a) - Number(b))
}

const listDecoder = (shape: ListShape): Decoder => {
  const decodeMember = decoderOf(shape.member)
  return (parameters, path) =>
    elements(parameters, 'member', path).map(([index, group]) =>
      decodeMember(group, `${path}.member.${index}`),
    )
}

const mapDecoder = (shape: MapShape): Decoder => {
  const decodeKey = decoderOf(shape.key)
  const decodeValue = decoderOf(shape.value)
  return (parameters, path) => {
    const entries = elements(parameters, 'entry', path).map(([index, group]): [string, unknown] => {
      const parts = groupByHead(group)
      const at = `${path}.entry.${index}`
      const key = parts.get('key')
      const value = parts.get('value')
      if (!key || !value) throw malformedInput(`'${at}' must have a key and a value.`)
      return [String(decodeKey(key, `${at}.key`)), decodeValue(value, `${at}.value`)]
    })
    if (new Set(entries.map(([key]) => key)).size < entries.length) {
      throw malformedInput(`'${path}' has the same key more than once.`)
    }
    // fromEntries defines properties, so that a key named __proto__ is only a key.
    return Object.fromEntries(entries)
  }
}

/**
 * Turns the parameters of a request (`UserName`, `Tags.member.1.Key` …) into the operation's input. Values
 * have their types; nothing else is checked (see validateInput). Parameters that the operation does not have
 * are ignored. A parameter that is given twice is refused, since two readers could take it differently.
 *
 * @throws ServiceError MalformedInput where a value or a name cannot be read.
 */
export const decodeForm = (
  parameters: Iterable<Parameter>,
  operation: OperationContract,
): Record<string, unknown> =>
  operation.input ? (decoderOf(operation.input)([...parameters], '') as Record<string, unknown>) : {}
