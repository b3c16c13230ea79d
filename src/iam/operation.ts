import type * as iamSdk from '@aws-sdk/client-iam'
import type * as stsSdk from '@aws-sdk/client-sts'
import type { CompiledPolicy } from '../policy/evaluate/compile.ts'
import type { AccountView, AccountViews } from './authorize/account-view.ts'
import type { Caller } from './caller.ts'
import type { Ports } from './ports.ts'
import type { CredentialReportJob } from './reports/credential-report-job.ts'
import type { Throttle } from './sign-in/throttle.ts'
import type { LastUse } from './store/collections.ts'
import type { Attempt } from './store/last-accessed.ts'
import type { ReadTx, Store, WriteTx } from './store/port.ts'

type Sdk = typeof iamSdk & typeof stsSdk

/** The name of every operation of the IAM and STS APIs. */
export type OperationName = {
  [K in keyof Sdk & string]: K extends `${infer Name}Command` ? (Name extends '' | '$' ? never : Name) : never
}[keyof Sdk]

type CommandOf<N extends OperationName> = `${N}Command` extends keyof Sdk ? Sdk[`${N}Command`] : never

/** An operation's input, as the SDK types it. Required members are present: the wire has checked them. */
export type InputOf<N extends OperationName> =
  CommandOf<N> extends new (
    ...args: infer Args
  ) => unknown
    ? NonNullable<Exclude<Args, readonly []>[0 & keyof Args]>
    : never

/** An operation's output, as the SDK types it, without the SDK's own `$metadata`. */
export type OutputOf<N extends OperationName> =
  CommandOf<N> extends new (
    ...args: never[]
  ) => { resolveMiddleware: (...args: never[]) => infer Handler }
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
  /**
   * What a refusal calls the resource, as in `user alice`; the ARN unless given. A name that was asked for is
   * called by that name, so that a refusal never tells the path of what exists.
   */
  readonly shown?: string | undefined
  /** Condition keys of this action; those of every request are added by the authorizer. */
  readonly context?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined
  /** Where the resource has a policy of its own, or belongs to another account than the caller. */
  readonly resourceOwner?: ResourceOwner | undefined
  /** Whether the request itself brings a code of an MFA device, which the operation checks once it is allowed. */
  readonly provesMfa?: boolean | undefined
}

/** Whose a resource is, and what its own policy says: a role and its trust policy. */
export interface ResourceOwner {
  readonly accountId: string
  /** Absent where the resource does not exist, which a refusal must not tell. */
  readonly policy: CompiledPolicy | undefined
}

/** Facts about the request that policies can test; none of them comes from the operation's input. */
export interface RequestFacts {
  readonly requestId: string
  /** The caller's IP address, where the host knows it. */
  readonly address?: string | undefined
  readonly userAgent?: string | undefined
  readonly secureTransport: boolean
  /** The region of the credential scope. */
  readonly region: string
}

/** What an operation is given, whether it authorizes or runs. */
export interface Call<Input> {
  readonly input: Input
  readonly caller: Caller
  readonly accountId: string
  /** The account as it stands in memory: principals, names and policies, without waiting for the store. */
  readonly view: AccountView
  /** The other accounts of the store, for the few things that reach across. */
  readonly accounts: Pick<AccountViews, 'account'>
  readonly facts: RequestFacts
  readonly now: Date
  readonly ports: Ports
  /** The last use of a password or access key that is noted but not yet stored. */
  readonly recentUse: (subjectId: string) => LastUse | undefined
  /** What a principal attempted, by action, that is noted but not yet stored. */
  readonly recentAttempts: (principalId: string) => Readonly<Record<string, Attempt>>
  /** Limits how often one principal may try its old password. */
  readonly passwordTries: Throttle
  /**
   * Takes a code of an MFA device of the caller's own, once; false where it is not right. Throws Throttling, and what
   * the call itself is refused with where it would not be allowed any more once the code is taken.
   */
  readonly acceptCode: (serialNumber: string, code: string) => Promise<boolean>
  /** Forgets the wrong codes that STS was given in the name of this principal of the account. */
  readonly forgetCodeTries: (principalId: string) => void
  readonly credentialReportJob: CredentialReportJob
}

/** What of a call the authorizer looks at. */
export type AuthorizedCall = Pick<Call<unknown>, 'caller' | 'accountId' | 'view' | 'facts' | 'now' | 'ports'>

/** The part of an operation that is inside its transaction. */
export type Run<N extends OperationName, Tx extends ReadTx = WriteTx> = (
  call: Call<InputOf<N>> & { readonly tx: Tx },
) => Promise<OutputOf<N>>

/** What an operation does that needs no transaction at all. */
export type RunInMemory<N extends OperationName> = (call: Call<InputOf<N>>) => Promise<OutputOf<N>>

/** `memory`: answers from the account's view, its session or its input, and never waits for the store. */
type Access = 'memory' | 'read' | 'write'

type Authorize<N extends OperationName> =
  | 'none'
  | ((call: Call<InputOf<N>>) => Authorization | readonly Authorization[])

export interface OperationDefinition<N extends OperationName = OperationName> {
  readonly name: N
  /** Whether it writes; a read gets no transaction it could write with. */
  readonly access: Access
  /**
   * All that must be allowed. `none` for the few operations that need no permission
   * (sts:GetCallerIdentity, sts:GetSessionToken).
   */
  readonly authorize: Authorize<N>
  /** Once the caller is authorized: does slow work (hashing) outside, and returns what runs in the transaction. */
  readonly prepare: (call: Call<InputOf<N>>, store: Pick<Store, 'read'>) => Run<N> | Promise<Run<N>>
}

interface Plain<N extends OperationName, Tx extends ReadTx> {
  readonly authorize: Authorize<N>
  readonly run: Run<N, Tx>
}

/** Declares an operation that needs nothing of the store. */
export const memoryOperation = <N extends OperationName>(
  name: N,
  { authorize, run }: { readonly authorize: Authorize<N>; readonly run: RunInMemory<N> },
): OperationDefinition<N> => ({ name, access: 'memory', authorize, prepare: () => run })

/** Declares an operation that only reads. */
export const readOperation = <N extends OperationName>(
  name: N,
  { authorize, run }: Plain<N, ReadTx>,
): OperationDefinition<N> => ({ name, access: 'read', authorize, prepare: () => run })

/** Declares an operation that changes the account. */
export const writeOperation = <N extends OperationName>(
  name: N,
  { authorize, run }: Plain<N, WriteTx>,
): OperationDefinition<N> => ({ name, access: 'write', authorize, prepare: () => run })

/** Declares an operation that changes the account after slow work, which no other writer waits for. */
export const preparedOperation = <N extends OperationName>(
  name: N,
  definition: Pick<OperationDefinition<N>, 'authorize' | 'prepare'>,
): OperationDefinition<N> => ({ name, access: 'write', ...definition })

type ErasedRun = (call: Call<object> & { readonly tx: WriteTx }) => Promise<object>

/** An operation as whoever dispatches sees it: which one it is, and so its types, is known at run time only. */
export interface ErasedOperation {
  readonly name: OperationName
  readonly access: Access
  readonly authorize: 'none' | ((call: Call<object>) => Authorization | readonly Authorization[])
  readonly prepare: (call: Call<object>, store: Pick<Store, 'read'>) => ErasedRun | Promise<ErasedRun>
}

/** Known to the API and not built here: answers with a clean error of its own. */
export const notImplemented = 'notImplemented' as const

/** The registry's type: every operation by name, so the compiler holds the to-do list. */
export type Registry = { readonly [N in OperationName]: OperationDefinition<N> | typeof notImplemented }
