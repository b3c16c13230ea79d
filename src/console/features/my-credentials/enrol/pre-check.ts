import type { CompiledPolicy } from '../../../../policy/evaluate/compile.ts'
import { type MfaDeviceKind, virtualMfaArn } from '../../../api/mfa-device.ts'
import type { OwnPolicies } from '../../../api/own-policies.ts'
import { type Blocking, type OwnUser, type Standing, standingOf } from '../standing.ts'

/** A call that assigning a device makes. */
export interface EnrolmentCall {
  /** As it follows “You may”. */
  readonly does: string
  readonly action: string
  /** What it is made on; the person's own user unless said. */
  readonly on?: string | undefined
  /** Without it no device is assigned; the others only make things easier. */
  readonly needed: boolean
}

/** The calls for a device of that kind and name. Source: Service Authorization Reference, "Actions defined by IAM". */
export const callsOf = (
  kind: MfaDeviceKind,
  accountId: string,
  deviceName: string,
): readonly EnrolmentCall[] => {
  const enable = { does: 'assign the device to yourself', action: 'iam:EnableMFADevice', needed: true }
  if (kind !== 'virtual') return [enable]
  const on = virtualMfaArn(accountId, deviceName)
  return [
    { does: 'make the device', action: 'iam:CreateVirtualMFADevice', on, needed: true },
    enable,
    {
      does: 'delete it again, should you stop half way',
      action: 'iam:DeleteVirtualMFADevice',
      on,
      needed: false,
    },
  ]
}

export interface CheckedCall {
  readonly call: EnrolmentCall
  readonly standing: Standing
  /** It is refused now, and would be allowed to a session that was opened with MFA. */
  readonly afterMfa: boolean
}

/** What the person's policies say about each call, in a session like this one and in one with MFA. */
export const checkCalls = (
  policies: OwnPolicies,
  user: OwnUser,
  calls: readonly EnrolmentCall[],
): readonly CheckedCall[] =>
  calls.map(call => {
    const standing = standingOf(policies, user, call.action, call.on)
    const afterMfa =
      standing.verdict === 'refused' &&
      !user.mfa &&
      standingOf(policies, { ...user, mfa: true }, call.action, call.on).verdict === 'allowed'
    return { call, standing, afterMfa }
  })

/** What keeps the person from assigning a device; nothing where it may succeed. */
export const obstacleIn = (checked: readonly CheckedCall[]): CheckedCall | undefined =>
  checked.find(({ call, standing }) => call.needed && standing.verdict === 'refused')

/**
 * The statements that deny something to a session without MFA. Assigning a device does not change the session: they go
 * on denying until the person signs in again.
 */
export const mfaGates = ({ set }: OwnPolicies): readonly Blocking[] =>
  set.identity.flatMap(policy =>
    policy
      .statements()
      .filter(
        statement =>
          statement.denies &&
          statement.rest().conditions.some(({ lookup }) => lookup === 'aws:multifactorauthpresent'),
      )
      .map(({ index, sid }) => ({ policy: policy.source, index, name: gateName(policy, sid, index) })),
  )

const gateName = ({ source }: CompiledPolicy, sid: string | undefined, index: number): string =>
  `${sid === undefined || sid === '' ? `Statement ${index + 1}` : `Statement “${sid}”`} of ${source.id.slice(source.id.lastIndexOf('/') + 1)}`
