import { decodeBase64url, encodeBase64url } from '../../../lib/base64url.ts'
import { deflate, inflateAtMost } from '../../../lib/compress.ts'
import { readAddressKey, writeAddressKey } from '../address-key.ts'
import { readSimulationInput } from './read-simulation-input.ts'
import { type GivenKey, nothingGiven, type SimulationInput } from './simulation-input.ts'
import { jsonOf, membersAt, UnreadableInput } from './strict-reading.ts'

/** Characters of an address's query; mail and chat programs begin to break longer ones. */
export const longestAddress = 16_000

/** Bytes that the texts in an address come to at most. */
const mostBytes = 1_000_000

/** The parts of a simulation that are texts of policies: they are compressed, the rest stays readable. */
const textParts = ['texts', 'replaced', 'boundary', 'resourcePolicy', 'controls'] as const

const lists = { policy: 'policies', action: 'actions', resource: 'resources', off: 'off' } as const

const readKeys = (entries: readonly string[]): readonly GivenKey[] => {
  const found = new Map<string, string[]>()
  for (const entry of entries) {
    const { key, value } = readAddressKey(entry)
    const values = found.get(key) ?? []
    if (value !== undefined) values.push(value)
    found.set(key, values)
  }
  return [...found].map(([key, values]) => ({ key, values }))
}

/** The query of the address that brings a simulation back, without a question mark. */
export async function writeSimulationAddress(input: SimulationInput): Promise<string> {
  const query = new URLSearchParams()
  if (input.principal !== undefined) query.set('principal', input.principal)
  for (const [name, part] of Object.entries(lists)) for (const text of input[part]) query.append(name, text)
  for (const { key, values } of input.context) {
    if (values.length === 0) query.append('key', writeAddressKey(key))
    for (const value of values) query.append('key', writeAddressKey(key, value))
  }
  if (input.owner !== undefined) query.set('owner', input.owner)
  if (!input.fullAccess) query.set('full-access', 'no')
  if (input.shown !== undefined) {
    query.append('show', input.shown.action)
    query.append('show', input.shown.resource)
  }
  const texts = Object.fromEntries(
    textParts.flatMap(part => {
      const value = input[part]
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[part, value]]
    }),
  )
  if (Object.keys(texts).length > 0) query.set('texts', encodeBase64url(await deflate(JSON.stringify(texts))))
  return query.toString()
}

/** The simulation of an address's query. Throws `UnreadableInput` for one that is damaged, or made to do harm. */
export async function readSimulationAddress(query: string): Promise<SimulationInput> {
  const parameters = new URLSearchParams(query)
  const [action, resource] = parameters.getAll('show')
  return readSimulationInput(
    {
      ...nothingGiven,
      ...(parameters.has('principal') && { principal: parameters.get('principal') }),
      ...Object.fromEntries(Object.entries(lists).map(([name, part]) => [part, parameters.getAll(name)])),
      context: readKeys(parameters.getAll('key')),
      ...(parameters.has('owner') && { owner: parameters.get('owner') }),
      fullAccess: parameters.get('full-access') !== 'no',
      ...(action !== undefined && resource !== undefined && { shown: { action, resource } }),
      ...(await readTexts(parameters.get('texts'))),
    },
    'address',
  )
}

async function readTexts(packed: string | null): Promise<object> {
  if (packed === null) return {}
  const bytes = decodeBase64url(packed)
  const text = bytes && (await inflateAtMost(bytes, mostBytes))
  if (text === undefined)
    throw new UnreadableInput(
      'The texts of the policies in it are damaged or too long; ask for the link again.',
    )
  return membersAt(
    jsonOf(text, 'What the address holds as texts'),
    'texts',
    textParts.map(part => `${part}?` as const),
  )
}
