import { iamArn } from '../../lib/arn.ts'
import { noSuch } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import { foldName } from '../store/collections.ts'
import { type InstanceProfile, instanceProfiles } from '../store/instance-profiles.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { resourceTagContext } from './tags.ts'

export const arnOfInstanceProfile = (profile: InstanceProfile): string =>
  iamArn(profile.accountId, 'instance-profile', profile.path, profile.instanceProfileName)

/** The stored instance profile of that name, or AWS's NoSuchEntity. */
export async function getInstanceProfileByName(
  tx: ReadTx,
  accountId: string,
  name = '',
): Promise<InstanceProfile> {
  const profile = await tx.find(instanceProfiles, 'byName', joinKey(accountId, foldName(name)))
  if (profile === undefined) throw noSuch(`Instance Profile ${name} cannot be found.`)
  return profile
}

/** What an operation on an instance profile must be allowed on; a name that nothing bears is at the root path. */
export function onInstanceProfile(
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization {
  const profile = call.view.instanceProfile(name)
  return {
    resource:
      profile === undefined
        ? iamArn(call.accountId, 'instance-profile', '/', name)
        : arnOfInstanceProfile(profile),
    shown: `instance profile ${name}`,
    context: { ...resourceTagContext(profile?.tags), ...context },
  }
}
