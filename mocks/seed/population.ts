import { groups, managedPolicies, roles, users } from '../../src/iam/store/collections.ts'
import { joinKey, type ReadTx } from '../../src/iam/store/port.ts'
import { createRandom, type Random } from './deterministic.ts'
import { policyText } from './policy-text.ts'

interface Counts {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly policies: number
}

/** Where the large seed ends: AWS's quotas of one account. */
export const largeCounts: Counts = { users: 5_000, groups: 300, roles: 1_000, policies: 1_500 }

/** How many users, groups, roles and policies an account holds. */
export async function countsOf(tx: ReadTx, accountId: string): Promise<Counts> {
  const below = joinKey(accountId, '')
  return {
    users: await tx.count(users, 'byName', below),
    groups: await tx.count(groups, 'byName', below),
    roles: await tx.count(roles, 'byName', below),
    policies: await tx.count(managedPolicies, 'byName', below),
  }
}

type Names = readonly [string, ...string[]]

const firstNames: Names = [
  ...([
    'ada',
    'aiko',
    'amir',
    'anna',
    'ben',
    'bruno',
    'chidi',
    'clara',
    'daan',
    'diego',
    'elif',
    'emma',
  ] as const),
  ...([
    'farid',
    'fatima',
    'george',
    'hana',
    'hugo',
    'ines',
    'jan',
    'jelena',
    'kofi',
    'lena',
    'liam',
  ] as const),
  ...(['luca', 'maria', 'mei', 'miro', 'nadia', 'nils', 'noor', 'omar', 'paula', 'petra', 'quinn'] as const),
  ...(['rosa', 'sami', 'sofia', 'tariq', 'thea', 'tomas', 'uma', 'vera', 'wanda', 'yara', 'zoe'] as const),
]
const lastNames: Names = [
  ...([
    'abel',
    'baker',
    'castro',
    'dubois',
    'eriksen',
    'ferrari',
    'garcia',
    'hofer',
    'ito',
    'jansen',
  ] as const),
  ...(['kim', 'larsen', 'mora', 'novak', 'okafor', 'patel', 'quist', 'rossi', 'silva', 'tanaka'] as const),
  ...(['ueda', 'vogel', 'weber', 'xu', 'yilmaz', 'zhang', 'bauer', 'costa', 'diaz', 'egger'] as const),
]
const teams: Names = [
  'Platform',
  'Shop',
  'Data',
  'Finance',
  'Support',
  'Search',
  'Payments',
  'Mobile',
  'Legal',
]
const offices: Names = ['Vienna', 'Porto', 'Lagos', 'Osaka', 'Quito', 'Tromsø']
const services: Names = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'logs', 'kms', 'ec2', 'ecr', 'athena']
const principals: Names = ['lambda', 'ec2', 'ecs-tasks', 'states', 'events', 'glue', 'codebuild', 'firehose']
const stages: Names = ['dev', 'test', 'stage', 'prod']
const levels: Names = ['Readers', 'Writers', 'Operators', 'Owners']

export interface PlannedUser {
  readonly name: string
  readonly path: string
  readonly age: number
  readonly tags: Readonly<Record<string, string>>
  /** Positions in `Population.groups`, ten at most, each once. */
  readonly groups: readonly number[]
  /** Positions in `Population.policies`. */
  readonly policies: readonly number[]
  readonly boundary?: number
  /** Nobody has more than one device here. */
  readonly mfa?: 'virtual' | 'hardware'
}

export interface PlannedGroup {
  readonly name: string
  readonly path: string
  readonly age: number
  readonly policies: readonly number[]
}

export interface PlannedRole {
  readonly name: string
  readonly path: string
  readonly description: string
  readonly age: number
  readonly maxSessionHours: number
  readonly tags: Readonly<Record<string, string>>
  /** Whom the role trusts: a service by its principal, its own account, or the user at a position in `Population.users`. */
  readonly trusts: { readonly service: string } | { readonly user: number } | 'account'
  readonly policies: readonly number[]
  readonly boundary?: number
  /** Days since the last call under it. */
  readonly used?: number
}

export interface PlannedPolicy {
  readonly name: string
  readonly path: string
  readonly description: string
  readonly tags: Readonly<Record<string, string>>
  readonly versions: readonly { readonly age: number; readonly document: string }[]
}

export interface Population {
  readonly users: readonly PlannedUser[]
  readonly groups: readonly PlannedGroup[]
  readonly roles: readonly PlannedRole[]
  readonly policies: readonly PlannedPolicy[]
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const padded = (index: number, digits: number): string => String(index).padStart(digits, '0')

/** `count` different positions below `limit`. */
const someOf = (random: Random, count: number, limit: number): readonly number[] => {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, limit)) chosen.add(random.below(limit))
  return [...chosen]
}

const planPolicy = (random: Random, index: number): PlannedPolicy => {
  const service = random.pick(services)
  const stage = random.pick(stages)
  const team = random.pick(teams)
  const oldest = 30 + random.below(1_200)
  const documentOf = (version: number): string =>
    policyText(
      {
        Sid: 'Read',
        Effect: 'Allow',
        Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`],
        Resource: `arn:aws:${service}:*:*:acme-${stage}-${padded(index, 4)}/*`,
      },
      {
        Sid: 'TeamOnly',
        Effect: version % 2 === 0 ? 'Deny' : 'Allow',
        Action: [`${service}:Put*`, `${service}:Delete*`],
        Resource: '*',
        Condition: {
          [version % 2 === 0 ? 'StringNotEquals' : 'StringEquals']: { 'aws:PrincipalTag/Team': team },
        },
      },
    )
  const count = index % 10 === 0 ? 1 + random.below(4) : 1
  return {
    name: `${capital(stage)}${capital(service)}${team}-${padded(index, 4)}`,
    path: index % 3 === 0 ? `/${stage}/` : '/',
    description: `${capital(service)} of ${team} in ${stage}`,
    tags: { Team: team, Stage: stage },
    versions: Array.from({ length: count }, (_, version) => ({
      age: Math.floor(oldest / (version + 1)),
      document: documentOf(version),
    })),
  }
}

const planGroup = (random: Random, index: number, policies: number): PlannedGroup => ({
  name: `${random.pick(teams)}-${random.pick(levels)}-${padded(index, 3)}`,
  path: index % 4 === 0 ? '/teams/' : '/',
  age: 30 + random.below(1_200),
  policies: someOf(random, 1 + random.below(4), policies),
})

const planUser = (random: Random, index: number, groups: number, policies: number): PlannedUser => ({
  name: `${random.pick(firstNames)}.${random.pick(lastNames)}.${padded(index, 4)}`,
  path: index % 5 === 0 ? '/contractors/' : '/',
  age: random.below(1_300),
  tags: {
    Team: random.pick(teams),
    Office: random.pick(offices),
    ...(index % 7 === 0 ? { CostCentre: padded(100 + random.below(60), 4) } : {}),
  },
  groups: someOf(random, index % 50 === 0 ? 10 : random.below(6), groups),
  policies: index % 20 === 0 ? someOf(random, 1, policies) : [],
  ...(index % 25 === 0 ? { boundary: random.below(policies) } : {}),
  ...(index % 40 === 0 ? { mfa: 'hardware' } : index % 3 === 0 ? { mfa: 'virtual' } : {}),
})

const planRole = (random: Random, index: number, users: number, policies: number): PlannedRole => {
  const team = random.pick(teams)
  const stage = random.pick(stages)
  const service = random.pick(principals)
  const age = 1 + random.below(1_200)
  const person = { user: random.below(users) }
  return {
    name: `${stage}-${service}-${team.toLowerCase()}-${padded(index, 4)}`,
    path: index % 3 === 0 ? '/service-role/' : '/',
    description: `${capital(service)} for ${team} in ${stage}`,
    age,
    maxSessionHours: index % 8 === 0 ? 4 : 1,
    tags: { Team: team, Stage: stage },
    trusts: index % 10 === 0 ? person : index % 6 === 0 ? 'account' : { service: `${service}.amazonaws.com` },
    policies: someOf(random, 1 + random.below(3), policies),
    ...(index % 25 === 0 ? { boundary: random.below(policies) } : {}),
    ...(index % 4 === 0 ? {} : { used: random.below(Math.min(age, 400)) }),
  }
}

/** What is missing in an account that holds `held` to the sizes of `largeCounts`; the same every time. */
export function createPopulation(held: Counts): Population {
  const random = createRandom('five thousand users')
  const missing = (of: keyof Counts): number => Math.max(0, largeCounts[of] - held[of])
  const policies = Array.from({ length: missing('policies') }, (_, i) => planPolicy(random, i + 1))
  const groups = Array.from({ length: missing('groups') }, (_, i) =>
    planGroup(random, i + 1, policies.length),
  )
  const users = Array.from({ length: missing('users') }, (_, i) =>
    planUser(random, i + 1, groups.length, policies.length),
  )
  const roles = Array.from({ length: missing('roles') }, (_, i) =>
    planRole(random, i + 1, users.length, policies.length),
  )
  return { users, groups, roles, policies }
}
