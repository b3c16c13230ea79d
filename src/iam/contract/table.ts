import generated from './constraints.generated.json'

/** What a value must satisfy; numbers of characters, of elements or the value itself, by the shape's kind. */
export interface Limits {
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** A Java regular expression that the whole value must match. */
  readonly pattern?: string | undefined
  readonly enum?: readonly string[] | undefined
}

/** A shape's name in the same table; null where nothing constrains the value. */
type Reference = string | null

/** The generated table of one service. Names are the public API model's. */
export interface ServiceTable {
  /** What the SDK has and the model lacks: nothing but required members is known of these. */
  readonly unmodelled: { readonly operations: readonly string[]; readonly members: readonly string[] }
  readonly operations: Readonly<
    Record<string, { readonly errors: readonly string[]; readonly unsigned?: boolean | undefined }>
  >
  readonly structures: Readonly<
    Record<
      string,
      { readonly required: readonly string[]; readonly members: Readonly<Record<string, Reference>> }
    >
  >
  readonly lists: Readonly<Record<string, Limits & { readonly member: Reference }>>
  readonly maps: Readonly<Record<string, Limits & { readonly key: Reference; readonly value: Reference }>>
  readonly values: Readonly<Record<string, Limits>>
}

export type ServiceName = 'iam' | 'sts'

/** The constraints and errors of both APIs, as `npm run contract` wrote them. */
export const contractTable: Readonly<Record<ServiceName, ServiceTable>> = generated
