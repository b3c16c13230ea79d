import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts'
import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { failureOf } from './failure.ts'
import {
  type RoleSession,
  type SessionTerms,
  type SwitchableRole,
  switchableRoleArn,
} from './role-session.ts'

/** The longest session that every role allows, in seconds. Source: STS API Reference, AssumeRole, "DurationSeconds". */
export const anyRoleAllows = 3600

/** A session as it was got, which may be shorter than asked for. */
export interface Assumed {
  readonly session: RoleSession
  /** The service's sentence on why it is an hour only. */
  readonly shortened: string | undefined
}

/**
 * The name under which the role's session shows in logs: the person's own. A session's name has two characters at
 * least, a user's may have one. Source: STS API Reference, AssumeRole, "RoleSessionName".
 */
export const sessionNameOf = ({ name }: SignedIn['principal']): string =>
  name.length < 2 ? `${name}-console` : name

/** How long a role allows is known only to who may read the role, so that longer is tried and refused. */
const isTooLong = (error: unknown): boolean => {
  const { code, message } = failureOf(error)
  return code === 'ValidationError' && message.includes('DurationSeconds')
}

/**
 * Assumes a role with the person's own credentials. A duration that the role does not allow becomes an hour. Throws
 * what the service answers, such as `AccessDenied`.
 */
export async function assume(
  sts: STSClient,
  person: SignedIn['principal'],
  role: SwitchableRole,
  terms: SessionTerms,
): Promise<Assumed> {
  const ask = async (DurationSeconds: number): Promise<RoleSession> => {
    const RoleArn = switchableRoleArn(role)
    const command = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: sessionNameOf(person),
      DurationSeconds,
      Policy: terms.policy,
    })
    const { Credentials, AssumedRoleUser } = await sts.send(command)
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {}
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !AssumedRoleUser?.Arn)
      throw new Error(`The service answered without credentials for the role "${RoleArn}".`)
    return {
      id: AccessKeyId,
      role,
      credentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration.toISOString(),
      },
      arn: AssumedRoleUser.Arn,
      terms: { ...terms, durationSeconds: DurationSeconds },
    }
  }
  try {
    return { session: await ask(terms.durationSeconds), shortened: undefined }
  } catch (error) {
    if (terms.durationSeconds <= anyRoleAllows || !isTooLong(error)) throw error
    return { session: await ask(anyRoleAllows), shortened: failureOf(error).message }
  }
}
