import { type Collection, joinKey } from './port.ts'

/** A service-linked role that was deleted, under the id by which whoever asked for it can ask how it went. */
export interface LinkedRoleDeletion {
  readonly accountId: string
  /** `task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/` and a UUID. */
  readonly taskId: string
  readonly date: string
}

export const linkedRoleDeletions: Collection<LinkedRoleDeletion> = {
  name: 'linked_role_deletions',
  key: d => joinKey(d.accountId, d.taskId),
  indexes: { byDate: d => joinKey(d.accountId, d.date, d.taskId) },
}
