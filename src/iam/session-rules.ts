import type { Caller, Session } from './caller.ts'
import type { OperationContract } from './contract/contract.ts'
import { ServiceError } from './errors.ts'
import { invalidClientTokenId } from './wire/auth-errors.ts'

interface SessionRules {
  /** What the sentence of a refusal calls the credentials. */
  readonly called: string
  /** The STS operations that they may call. */
  readonly sts: ReadonlySet<string>
  readonly opensIam: (session: Session) => boolean
}

/**
 * What temporary credentials are not good for, whatever policies allow.
 * Source: IAM User Guide, "Compare AWS STS credentials".
 */
const sessionRules: Readonly<Partial<Record<Session['kind'], SessionRules>>> = {
  'session-token': {
    called: 'session',
    sts: new Set(['AssumeRole', 'GetCallerIdentity', 'GetSessionToken']),
    opensIam: session => session.mfaAt !== undefined,
  },
  federation: { called: 'federation', sts: new Set(['GetCallerIdentity']), opensIam: () => false },
}

/** Throws AWS's error for an operation that the caller's credentials are not good for. */
export function refuseSession(
  { session }: Pick<Caller, 'session'>,
  { name, service }: Pick<OperationContract, 'name' | 'service'>,
): void {
  const rules = session && sessionRules[session.kind]
  if (session === undefined || rules === undefined || rules.sts.has(name)) return
  if (service.name === 'iam' && rules.opensIam(session)) return
  if (service.name === 'iam') throw invalidClientTokenId()
  throw new ServiceError('AccessDenied', 403, `Cannot call ${name} with ${rules.called} credentials`)
}
