import { Sha256Js } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import type {
  EnrolledPasskey,
  EnrollPasskeyOptions,
  SessionCredentials,
  SignInError,
} from '../../lib/sign-in-messages.ts'
import {
  type Ceremony,
  createSoftwareAuthenticator,
  type SoftwareAuthenticator,
} from '../mfa/testing/software-authenticator.ts'
import { inlinePolicies, type User } from '../store/collections.ts'
import { accountId, origin, type startSignIn } from './test-sign-in.ts'

type Started = Pick<Awaited<ReturnType<typeof startSignIn>>, 'store' | 'post' | 'ports'>
export type Signer = Pick<SessionCredentials, 'accessKeyId' | 'secretAccessKey'> & {
  readonly sessionToken?: string
}
export type EnrollmentReply = Partial<EnrollPasskeyOptions & EnrolledPasskey & SignInError>

/** A policy of a user's own with these statements. */
export const allow = ({ store }: Started, user: User, ...statements: readonly object[]): Promise<void> =>
  store.write(accountId, tx =>
    tx.put(inlinePolicies, {
      accountId,
      entityType: 'User',
      entityId: user.userId,
      policyName: 'own',
      document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  )

/** What lets every user enrol for itself. */
export const ownDevices = {
  Effect: 'Allow',
  Action: 'iam:EnableMFADevice',
  Resource: `arn:aws:iam::${accountId}:user/staff/\${aws:username}`,
}

/** The headers of a JSON request that is signed as those of the API are. */
export async function signedHeaders(
  { url, body, now }: { readonly url: URL; readonly body: string; readonly now: Date },
  credentials: Signer,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: 'iam', region: 'us-east-1', credentials, sha256: Sha256Js })
  const { headers } = await signer.sign(
    {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body,
      query: {},
    },
    { signingDate: now },
  )
  return headers
}

/** Sends a signed request of enrolment; the body may be another than the one that is signed. */
export async function signedPost(
  { post, ports }: Started,
  credentials: Signer,
  step: string,
  message: object,
  sent: object = message,
) {
  const url = new URL(`/sign-in/${step}`, origin)
  const headers = await signedHeaders({ url, body: JSON.stringify(message), now: ports.now() }, credentials)
  const { status, body, text } = await post(step, sent, undefined, { ...headers, origin })
  return { status, text, body: body as EnrollmentReply }
}

/** Both steps of registering a passkey. */
export async function enroll(
  started: Started,
  credentials: Signer,
  deviceName: string,
  authenticator?: SoftwareAuthenticator,
  how: Ceremony = { origin },
) {
  const asked = await signedPost(started, credentials, 'enroll-passkey-options', { deviceName })
  const { options, ticket } = asked.body
  if (options === undefined) return asked
  const key = authenticator ?? (await createSoftwareAuthenticator(0))
  const response = await key.create(options, how)
  return signedPost(started, credentials, 'enroll-passkey', { ticket, response })
}
