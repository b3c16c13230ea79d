/** How AWS's Service Authorization Reference classes an action. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management'

/** One action, as a statement names it. */
export interface CatalogAction {
  /** In AWS's letter case, without the service prefix: `GetObject`. */
  readonly name: string
  readonly accessLevel: AccessLevel
  /** The resource types that it takes; none for actions that only `*` matches. */
  readonly resourceTypes: readonly ActionResourceType[]
  /** Condition keys that every request for it can carry, resource types apart; in AWS's letter case. */
  readonly conditionKeys: readonly string[]
}

export interface ActionResourceType {
  /** The name of one of the service's resource types. */
  readonly name: string
  /** Whether the action always has one of them. */
  readonly required: boolean
  readonly conditionKeys: readonly string[]
}

export interface CatalogResourceType {
  readonly name: string
  /** `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string
  readonly conditionKeys: readonly string[]
}

export type ConditionKeyType =
  | 'String'
  | 'ARN'
  | 'Bool'
  | 'Numeric'
  | 'Date'
  | 'IPAddress'
  | 'Binary'
  | 'ArrayOfString'
  | 'ArrayOfARN'
  | 'ArrayOfBool'

export interface CatalogConditionKey {
  /** In AWS's letter case; a part that the user chooses is `${…}`: `aws:RequestTag/${TagKey}`. */
  readonly name: string
  readonly type: ConditionKeyType
}

/** All that is known of one service; maps are keyed in lower case. */
export interface CatalogService {
  readonly prefix: string
  readonly actions: ReadonlyMap<string, CatalogAction>
  readonly resourceTypes: ReadonlyMap<string, CatalogResourceType>
  /** The keys of the service's own prefix and the global ones that its actions name. */
  readonly conditionKeys: ReadonlyMap<string, CatalogConditionKey>
}

/** What the index, which is always loaded, says of a service. */
export interface CatalogEntry {
  /** `s3`. */
  readonly prefix: string
  /** `Amazon S3`. */
  readonly title: string
  /** Names in AWS's letter case, by their lower case. */
  readonly actionNames: ReadonlyMap<string, string>
  /** Access levels of its actions, by their names in lower case. */
  readonly accessLevels: ReadonlyMap<string, AccessLevel>
  /** Those of them, in lower case, that take no resource type, so that only `*` as Resource matches them. */
  readonly wildcardOnly: ReadonlySet<string>
  /** The service is closed: policies may name it still, and nothing is known of its actions. */
  readonly retired: boolean
}

/**
 * The catalogue of AWS services as far as it is loaded: the index of all, and the details of some. Checks are
 * synchronous over it; `loadServices` brings details in before.
 */
export interface Catalog {
  /** Every service, by prefix, retired ones included. */
  readonly entries: ReadonlyMap<string, CatalogEntry>
  /** Details of a service by prefix in lower case; undefined while they are not loaded or nothing is known. */
  service(prefix: string): CatalogService | undefined
  /** What an action (`s3:GetObject`, in any letter case) does, in AWS's words; undefined while they are not loaded. */
  describeAction(action: string): string | undefined
  /** What a service's condition key, by its name as the catalogue has it, holds; likewise. */
  describeKey(key: string): string | undefined
  /** A global condition key (`aws:…`), by its name as written in a policy, in any letter case. */
  globalKey(name: string): CatalogConditionKey | undefined
  /** All global condition keys. */
  readonly globalKeys: readonly CatalogConditionKey[]
  /**
   * Actions and patterns in lower case that AWS's own managed policies name in their default versions and that the
   * Service Authorization Reference no longer has.
   */
  readonly retiredActions: ReadonlySet<string>
  /** Prefixes of the services that resource control policies cover. */
  readonly rcpServices: ReadonlySet<string>
}

/** No name of a condition key is longer, whatever a person chooses of it; a text may be a megabyte of slashes. */
const longestKey = 2_048

/** Looks a key up in a map by lower case, also one whose last part the user chooses (`aws:RequestTag/team`). */
export function findKey(
  keys: ReadonlyMap<string, CatalogConditionKey>,
  name: string,
): CatalogConditionKey | undefined {
  if (name.length > longestKey) return undefined
  const lower = name.toLowerCase()
  const exact = keys.get(lower)
  if (exact !== undefined) return exact
  // The chosen part begins after a slash or a colon; the catalogue writes it as `${…}`, keyed without its name.
  for (let at = lower.length - 1; at > 0; at--) {
    const c = lower.charAt(at)
    if (c !== '/' && c !== ':') continue
    const found = keys.get(`${lower.slice(0, at + 1)}$`)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is known of a condition key, in any letter case; undefined also while its service is not loaded. */
export function knownKey(catalog: Catalog, name: string): CatalogConditionKey | undefined {
  const colon = name.indexOf(':')
  if (colon < 0) return undefined
  const service = catalog.service(name.slice(0, colon).toLowerCase())
  // A few of the global keys have another prefix: `lambda:SourceFunctionArn`.
  return (service && findKey(service.conditionKeys, name)) ?? catalog.globalKey(name)
}
