import type { PasswordRules } from '../../lib/password-characters.ts'
import { ServiceError } from '../errors.ts'
import type { Passwords } from '../ports.ts'
import type { LoginProfile } from '../store/collections.ts'

/** The hashes that a new password is compared with, the present one first. */
export const hashesNotToReuse = (
  profile: LoginProfile,
  { notOfLast = 0 }: PasswordRules,
): readonly string[] => [profile.passwordHash, ...profile.previousHashes].slice(0, notOfLast)

/**
 * Throws `PasswordPolicyViolation` when the password belongs to one of the hashes. One verification after another:
 * each costs a processor for some 30 ms, and nobody may take all of them.
 */
export async function refuseReuse(
  passwords: Pick<Passwords, 'verify'>,
  hashes: readonly string[],
  password: string,
  { notOfLast = 0 }: PasswordRules,
): Promise<void> {
  for (const hash of hashes)
    if (await passwords.verify(hash, password))
      throw new ServiceError(
        'PasswordPolicyViolation',
        400,
        notOfLast === 1
          ? 'Password should not be the present password'
          : `Password should not be one of the last ${notOfLast} passwords`,
      )
}
