import { isAccessKeyId } from '../../lib/ids.ts'
import { type LoginProfile, loginProfiles } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { verifyTry } from './password-work.ts'
import type { Principal, SignInDeps } from './principal.ts'
import { accessKeyNotAccepted, authenticationFailed } from './refusal.ts'
import type { TryCounter } from './try-counter.ts'

export interface PasswordTry {
  /** What the tries are counted by: the name as it was given, whether anybody bears it or not. */
  readonly subject: string
  readonly principal: Principal | undefined
  readonly password: string
  readonly address: string | undefined
}

export interface ProvenPassword {
  readonly principal: Principal
  readonly profile: LoginProfile
}

/**
 * Verifies a password and nothing else. Whoever is wrong, and however, gets the same refusal after the same work:
 * one read of the store and one argon2id verification, against a hash of nothing where there is no password.
 */
export function createPasswordVerifier(
  { store, ports }: Pick<SignInDeps, 'store' | 'ports'>,
  tries: TryCounter,
): (attempt: PasswordTry) => Promise<ProvenPassword> {
  let decoy: Promise<string> | undefined
  const decoyHash = (): Promise<string> => {
    decoy ??= ports.passwords
      .hash(btoa(String.fromCharCode(...ports.hashes.randomBytes(32))))
      .catch(error => {
        decoy = undefined
        throw error
      })
    return decoy
  }

  return async ({ subject, principal, password, address }) => {
    const takeBack = tries.begin(subject, address)
    // Waited for in every case: the first request must not tell by its time whether it needed the decoy.
    const fallback = await decoyHash()
    const key = joinKey(principal?.accountId ?? 'none', principal?.principalId ?? 'none')
    const profile = await store.read(tx => tx.get(loginProfiles, key))
    const hash = profile?.passwordHash ?? fallback
    const right = await verifyTry(ports.passwords, hash, password, takeBack)
    if (!right || principal === undefined || profile === undefined) throw authenticationFailed()
    takeBack()
    return { principal, profile }
  }
}

/** Access keys in a sign-in form: refused by their shape alone, so nothing is looked up and nothing leaks. */
export function refuseAccessKeys(...fields: readonly string[]): void {
  if (fields.some(field => isAccessKeyId(field.trim()))) throw accessKeyNotAccepted()
}
