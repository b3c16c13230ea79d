/** A condition key of the simulated requests, with its values. */
export interface GivenKey {
  readonly key: string
  readonly values: readonly string[]
}

/** A policy that exists only in the simulation. */
export interface GivenText {
  readonly name: string
  readonly text: string
}

/** Another text in the place of a policy's own. */
export interface ReplacedText {
  /** Of the policy; see `HeldPolicy`. */
  readonly key: string
  readonly text: string
}

/** Everything a person says about a simulation. Plain data: it goes into an address and into saved cases. */
export interface SimulationInput {
  /** ARN of a user, group or role of the account whose policies count. */
  readonly principal?: string | undefined
  /** ARNs of managed policies that count beside. */
  readonly policies: readonly string[]
  /** Texts that count beside. */
  readonly texts: readonly GivenText[]
  /** Keys of policies that do not count; `boundaryKey` for the boundary. */
  readonly off: readonly string[]
  readonly replaced: readonly ReplacedText[]
  /** A permissions boundary in the place of the principal's own. */
  readonly boundary?: string | undefined
  /** `service:Name`, or patterns of them. */
  readonly actions: readonly string[]
  /** ARNs; none is the same as `*`. */
  readonly resources: readonly string[]
  readonly context: readonly GivenKey[]
  /** The policy of each of the resources. */
  readonly resourcePolicy?: string | undefined
  /** The account of resources whose ARNs name none; the principal's own unless given. */
  readonly owner?: string | undefined
  /** Service control policies, each on a level of its own. */
  readonly controls: readonly string[]
  /** AWS's FullAWSAccess stands on each level, as it does unless somebody removes it. */
  readonly fullAccess: boolean
  /** The result whose explanation is open. */
  readonly shown?: ShownResult | undefined
}

export interface ShownResult {
  readonly action: string
  readonly resource: string
}

/** What nothing is said about. */
export const nothingGiven: SimulationInput = {
  policies: [],
  texts: [],
  off: [],
  replaced: [],
  actions: [],
  resources: [],
  context: [],
  controls: [],
  fullAccess: true,
}

/** Under which the permissions boundary is switched off. */
export const boundaryKey = 'boundary'

/** Under which a text of `texts` is switched off and replaced. */
export const givenKey = (name: string): string => `given/${name}`

/** What one simulation holds at most: more than a person reads, and little enough to be worked out at once. */
export const simulationLimits = {
  actions: 200,
  resources: 50,
  keys: 100,
  values: 100,
  policies: 50,
  /** Characters of a policy's text. */
  text: 131_072,
  /** Characters of names, ARNs, keys and values. */
  word: 2_048,
} as const
