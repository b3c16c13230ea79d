import { foldName, pathKey, type Tag } from './collections.ts'
import { type Collection, joinKey } from './port.ts'

/** What hands a role to EC2 instances. */
export interface InstanceProfile {
  readonly accountId: string
  /** AIPA… */
  readonly instanceProfileId: string
  readonly instanceProfileName: string
  readonly path: string
  readonly createDate: string
  readonly tags: readonly Tag[]
  /** The unique id of the one role in it. */
  readonly roleId?: string | undefined
}

export const instanceProfiles: Collection<InstanceProfile> = {
  name: 'instance_profiles',
  key: p => joinKey(p.accountId, p.instanceProfileId),
  indexes: {
    byName: p => joinKey(p.accountId, foldName(p.instanceProfileName)),
    byPath: p => pathKey(p.accountId, p.path, p.instanceProfileName),
    byRole: p =>
      p.roleId === undefined ? undefined : joinKey(p.accountId, p.roleId, foldName(p.instanceProfileName)),
  },
}
