import type { GivenKey, GivenText, ReplacedText, ShownResult, SimulationInput } from './simulation-input.ts'
import { simulationLimits } from './simulation-input.ts'
import { isTrue, listAt, membersAt, oneOf, optional, textAt } from './strict-reading.ts'

const { policies: mostPolicies, text: longestText, word: longestWord } = simulationLimits

const word = (value: unknown, at: string): string => textAt(value, at, longestWord)
const document = (value: unknown, at: string): string => textAt(value, at, longestText)

const readText = (value: unknown, at: string): GivenText => {
  const { name, text } = membersAt(value, at, ['name', 'text'])
  return { name: word(name, `${at}.name`), text: document(text, `${at}.text`) }
}

const readReplaced = (value: unknown, at: string): ReplacedText => {
  const { key, text } = membersAt(value, at, ['key', 'text'])
  return { key: word(key, `${at}.key`), text: document(text, `${at}.text`) }
}

const readKey = (value: unknown, at: string): GivenKey => {
  const { key, values } = membersAt(value, at, ['key', 'values'])
  return {
    key: word(key, `${at}.key`),
    values: listAt(values, `${at}.values`, simulationLimits.values, word),
  }
}

const readShown = (value: unknown, at: string): ShownResult => {
  const { action, resource } = membersAt(value, at, ['action', 'resource'])
  return { action: word(action, `${at}.action`), resource: word(resource, `${at}.resource`) }
}

/**
 * Reads a simulation from outside, such as a file or an address. Throws `UnreadableInput`, which names the first member
 * that is not as it must be.
 */
export function readSimulationInput(value: unknown, at: string): SimulationInput {
  const members = membersAt(value, at, [
    'principal?',
    'policies',
    'texts',
    'off',
    'replaced',
    'boundary?',
    'actions',
    'resources',
    'context',
    'resourcePolicy?',
    'owner?',
    'controls',
    'fullAccess',
    'shown?',
  ])
  const words = (name: 'policies' | 'off' | 'actions' | 'resources', most: number) =>
    listAt(members[name], `${at}.${name}`, most, word)
  const maybe = <T>(name: string, read: (value: unknown, at: string) => T) =>
    optional(members[name], `${at}.${name}`, read)
  return {
    ...oneOf('principal', maybe('principal', word)),
    policies: words('policies', mostPolicies),
    texts: listAt(members.texts, `${at}.texts`, mostPolicies, readText),
    off: words('off', 2 * mostPolicies),
    replaced: listAt(members.replaced, `${at}.replaced`, mostPolicies, readReplaced),
    ...oneOf('boundary', maybe('boundary', document)),
    actions: words('actions', simulationLimits.actions),
    resources: words('resources', simulationLimits.resources),
    context: listAt(members.context, `${at}.context`, simulationLimits.keys, readKey),
    ...oneOf('resourcePolicy', maybe('resourcePolicy', document)),
    ...oneOf('owner', maybe('owner', word)),
    controls: listAt(members.controls, `${at}.controls`, mostPolicies, document),
    fullAccess: isTrue(members.fullAccess, `${at}.fullAccess`),
    ...oneOf('shown', maybe('shown', readShown)),
  }
}
