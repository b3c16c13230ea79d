import type * as iamSdk from '@aws-sdk/client-iam'
import type * as stsSdk from '@aws-sdk/client-sts'
import type { AccountView } from './authorize/account-view.ts'
import type { Caller } from './caller.ts'
import type { Ports } from './ports.ts'
import type { ReadTx, WriteTx } from './store/port.ts'

type Sdk = typeof iamSdk & typeof stsSdk

/** The name of every operation of the IAM and STS APIs. */
export type OperationName = {
  [K in keyof Sdk & string]: K extends `${infer Name}Command` ? (Name extends '' | '$' ? never : Name) : never
}[keyof Sdk]

type CommandOf<N extends OperationName> = `${N}Command` extends keyof Sdk ? Sdk[`${N}Command`] : never

/** An operation's input, as the SDK types it. Required members are present: the wire has checked them. */
export type InputOf<N extends OperationName> =
  CommandOf<N> extends new (input: infer I, ...rest: never[]) => unknown ? NonNullable<I> : never

/** An operation's output, as the SDK types it, without the SDK's own `$metadata`. */
export type OutputOf<N extends OperationName> =
  CommandOf<N> extends new (...args: never[]) => { resolveMiddleware: (...args: never[]) => infer Handler }
    ? Handler extends (request: never) => Promise<{ output: infer O }>
      ? Omit<O, '$metadata'>
      : never
    : never

/** One thing the caller must be allowed to do. */
export interface Authorization {
  /** `iam:TagUser`; the operation's own action unless given. */
  readonly action?: string | undefined
  /** ARN, or `*` for actions without resource types. */
  readonly resource: string
  /** Condition keys of this action; those of every request are added by the authorizer. */
  readonly context?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined
}

/** What an operation is given, whether it authorizes or runs. */
export interface Call<Input> {
  readonly input: Input
  readonly caller: Caller
  readonly accountId: string
  /** The account as it stands in memory: principals, names and policies, without waiting for the store. */
  readonly view: AccountView
  readonly now: Date
  readonly ports: Ports
}

export interface OperationDefinition<N extends OperationName = OperationName> {
  readonly name: N
  /** Whether `run` writes; a read gets no transaction it could write with. */
  readonly access: 'read' | 'write'
  /**
   * All that must be allowed. `none` for the few operations that need no permission
   * (sts:GetCallerIdentity, sts:GetSessionToken).
   */
  readonly authorize: 'none' | ((call: Call<InputOf<N>>) => Authorization | readonly Authorization[])
  readonly run: (call: Call<InputOf<N>> & { readonly tx: WriteTx }) => Promise<OutputOf<N>>
}

/** Declares an operation that only reads. */
export const readOperation = <N extends OperationName>(
  name: N,
  definition: {
    readonly authorize: OperationDefinition<N>['authorize']
    readonly run: (call: Call<InputOf<N>> & { readonly tx: ReadTx }) => Promise<OutputOf<N>>
  },
): OperationDefinition<N> => ({ name, access: 'read', ...definition })

/** Declares an operation that changes the account. */
export const writeOperation = <N extends OperationName>(
  name: N,
  definition: Pick<OperationDefinition<N>, 'authorize' | 'run'>,
): OperationDefinition<N> => ({ name, access: 'write', ...definition })

/** Known to the API and not built here: answers with a clean error of its own. */
export const notImplemented = 'notImplemented' as const

/** The registry's type: every operation by name, so the compiler holds the to-do list. */
export type Registry = { readonly [N in OperationName]: OperationDefinition<N> | typeof notImplemented }
