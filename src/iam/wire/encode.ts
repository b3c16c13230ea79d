import type { OperationContract, ServiceContract } from '../contract/contract.ts'
import type { Shape, StructureShape, ValueShape } from '../contract/shape.ts'
import type { ServiceError } from '../errors.ts'

// All that need not be touched: what XML 1.0 can carry, without & < > " and without the carriage return that
// its parsers would turn into a line feed.
const special = /[^\t\n !#-%'-;=?-\ud7ff\ue000-\ufffd]/
// With the u flag a pair of surrogates is one character, so only lone ones are found here.
const specials = /[^\t\n !#-%'-;=?-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Text for XML 1.0: escaped, and with U+FFFD for every character that XML cannot carry. */
export const escapeXml = (text: string): string =>
  special.test(text) ? text.replace(specials, character => entities[character] ?? '\ufffd') : text

const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  const chunk = 0x8000
  for (let start = 0; start < bytes.length; start += chunk) {
    binary += String.fromCharCode(...bytes.subarray(start, start + chunk))
  }
  return btoa(binary)
}

type Encoder = (value: unknown) => string

const valueEncoders: Readonly<Record<ValueShape['kind'], Encoder>> = {
  string: value => escapeXml(String(value)),
  boolean: String,
  integer: String,
  // Seconds, as the services write them: 2011-05-08T03:24:06Z.
  timestamp: value => `${(value as Date).toISOString().slice(0, 19)}Z`,
  blob: value => base64(value as Uint8Array),
}

const encoders = new WeakMap<Shape, Encoder>()

const encoderOf = (shape: Shape): Encoder => {
  const known = encoders.get(shape)
  if (known) return known
  const built = buildEncoder(shape)
  encoders.set(shape, built)
  return built
}

const buildEncoder = (shape: Shape): Encoder => {
  switch (shape.kind) {
    case 'structure':
      return structureEncoder(shape)
    case 'list': {
      const encode = encoderOf(shape.member)
      return value => {
        let xml = ''
        for (const item of value as readonly unknown[]) xml += `<member>${encode(item)}</member>`
        return xml
      }
    }
    case 'map': {
      const encodeKey = encoderOf(shape.key)
      const encodeValue = encoderOf(shape.value)
      return value => {
        let xml = ''
        for (const [key, item] of Object.entries(value as object)) {
          if (item === undefined) continue
          xml += `<entry><key>${encodeKey(key)}</key><value>${encodeValue(item)}</value></entry>`
        }
        return xml
      }
    }
    default:
      return valueEncoders[shape.kind]
  }
}

const structureEncoder = (shape: StructureShape): Encoder => {
  const members = shape.members.map(member => ({
    name: member.name,
    open: `<${member.name}>`,
    close: `</${member.name}>`,
    encode: encoderOf(member.shape),
  }))
  return value => {
    const record = value as Readonly<Record<string, unknown>>
    let xml = ''
    for (const { name, open, close, encode } of members) {
      const member = record[name]
      if (member !== undefined && member !== null) xml += open + encode(member) + close
    }
    return xml
  }
}

/**
 * The XML of a success. Members that the contract does not know are left out, undefined ones too; an
 * operation without output has no result element.
 */
export const encodeResult = (operation: OperationContract, output: object, requestId: string): string => {
  const { name, service } = operation
  const result = operation.output
    ? `<${name}Result>${encoderOf(operation.output)(output)}</${name}Result>`
    : ''
  return (
    `<${name}Response xmlns="${service.namespace}">${result}` +
    `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata></${name}Response>`
  )
}

/** The XML of a refusal or failure. Statuses from 500 are the service's fault (`Receiver`), others the sender's. */
export const encodeError = (service: ServiceContract, error: ServiceError, requestId: string): string => {
  let members = ''
  for (const [name, value] of Object.entries(error.members))
    members += `<${name}>${escapeXml(value)}</${name}>`
  return (
    `<ErrorResponse xmlns="${service.namespace}"><Error>` +
    `<Type>${error.status >= 500 ? 'Receiver' : 'Sender'}</Type><Code>${escapeXml(error.code)}</Code>` +
    `<Message>${escapeXml(error.message)}</Message>${members}</Error>` +
    `<RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`
  )
}
