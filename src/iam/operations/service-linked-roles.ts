import { iamArn } from '../../lib/arn.ts'
import { invalidInput, noSuch } from '../errors.ts'
import type { LinkedService } from '../linked-services.data.ts'
import { linkedPolicyArn, linkedRolePath, linkedService, takesSuffix } from '../linked-services.ts'
import { type Call, type InputOf, readOperation, writeOperation } from '../operation.ts'
import { attachments, foldName, roles } from '../store/collections.ts'
import { linkedRoleDeletions } from '../store/linked-role-deletions.ts'
import { joinKey, type WriteTx } from '../store/port.ts'
import { createRequestId } from '../wire/request-id.ts'
import { belowEntity, roleEntity } from './attachments.ts'
import { getRoleByName, isServiceLinked, onRole } from './lookup.ts'
import { allOf } from './paging.ts'
import { deleteRoleDocuments, putNewRole, toApiRole } from './roles.ts'

const hour = 3600
const longestRoleName = 64

type CreateInput = InputOf<'CreateServiceLinkedRole'>

/** The role's name with its suffix; of a service that IAM does not know, what it would begin with. */
function roleNameOf({ AWSServiceName = '', CustomSuffix }: CreateInput): string {
  const name = linkedService(AWSServiceName)?.roleName ?? 'AWSServiceRoleFor'
  return CustomSuffix === undefined ? name : `${name}_${CustomSuffix}`
}

/** Who may act under a role of the service: the service. */
export const linkedRoleTrust = ({ principal }: LinkedService): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
  })

/** Source: IAM API Reference, CreateServiceLinkedRole. */
export const createServiceLinkedRole = writeOperation('CreateServiceLinkedRole', {
  authorize: ({ input, accountId }) => ({
    resource: iamArn(accountId, 'role', linkedRolePath(input.AWSServiceName ?? ''), roleNameOf(input)),
    context: { 'iam:AWSServiceName': input.AWSServiceName },
  }),
  run: async call => {
    const { tx, input, accountId, now } = call
    const service = linkedService(input.AWSServiceName ?? '')
    if (service === undefined)
      throw invalidInput(`Service linked roles are not supported for the service ${input.AWSServiceName}.`)
    if (input.CustomSuffix !== undefined && !takesSuffix(service))
      throw invalidInput(`Custom suffix is not allowed for ${service.principal}`)
    const roleName = roleNameOf(input)
    if (roleName.length > longestRoleName)
      throw invalidInput(`The role name ${roleName} is longer than ${longestRoleName} characters.`)
    if (await tx.find(roles, 'byName', joinKey(accountId, foldName(roleName))))
      throw invalidInput(
        `Service role name ${roleName} has been taken in this account, please try a different suffix.`,
      )
    const role = await putNewRole(call, {
      roleName,
      path: linkedRolePath(service.principal),
      createDate: now.toISOString(),
      description: input.Description ?? service.description,
      maxSessionDuration: hour,
      tags: [],
      trustPolicy: linkedRoleTrust(service),
      trusted: [],
    })
    const { entityType, entityId } = roleEntity(role)
    await tx.put(attachments, { accountId, entityType, entityId, policyArn: linkedPolicyArn(service) })
    return { Role: toApiRole(role, call) }
  },
})

/** How long the id of a deletion can be asked about, and of how many. */
const taskMs = 30 * 86_400_000
const mostTasks = 1000

/** Tasks that nobody asks about any more go when new ones come, a few at a time, so that they never pile up. */
async function forgetOldTasks(tx: WriteTx, accountId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - taskMs).toISOString()
  const prefix = joinKey(accountId, '')
  let kept = await tx.count(linkedRoleDeletions, 'byDate', prefix)
  const { items } = await tx.page(linkedRoleDeletions, 'byDate', { prefix, limit: 20 })
  for (const task of items) {
    if (kept < mostTasks && task.date >= since) return
    await tx.delete(linkedRoleDeletions, linkedRoleDeletions.key(task))
    kept--
  }
}

/**
 * No service here uses its role, so nothing keeps one from being deleted at once; the task says how it went all the
 * same, since programs wait for it. Source: IAM API Reference, DeleteServiceLinkedRole.
 */
export const deleteServiceLinkedRole = writeOperation('DeleteServiceLinkedRole', {
  authorize: call => onRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId, now, ports }) => {
    const role = await getRoleByName(tx, accountId, input.RoleName)
    if (!isServiceLinked(role))
      throw noSuch(`The role with name ${role.roleName} is not linked to a service; use DeleteRole instead.`)
    for (const attachment of await allOf(tx, attachments, 'key', belowEntity(roleEntity(role))))
      await tx.delete(attachments, attachments.key(attachment))
    await deleteRoleDocuments(tx, role)
    // The id at its end is a UUID, as those of requests are.
    const taskId = `task${role.path}${role.roleName}/${createRequestId(ports.hashes)}`
    await forgetOldTasks(tx, accountId, now)
    await tx.put(linkedRoleDeletions, { accountId, taskId, date: now.toISOString() })
    return { DeletionTaskId: taskId }
  },
})

const taskPattern = /^task(\/aws-service-role\/[\w.-]+\/)([\w+=,.@-]{1,64})\/[\w-]+$/

/** What the status of a deletion must be allowed on: the role, which its id names. */
function onDeletedRole({ input, accountId }: Call<InputOf<'GetServiceLinkedRoleDeletionStatus'>>) {
  const [, path, name] = taskPattern.exec(input.DeletionTaskId ?? '') ?? []
  if (path === undefined || name === undefined)
    throw invalidInput(
      `The deletion task id '${input.DeletionTaskId}' is not one of DeleteServiceLinkedRole.`,
    )
  return { resource: iamArn(accountId, 'role', path, name), shown: `role ${name}` }
}

export const getServiceLinkedRoleDeletionStatus = readOperation('GetServiceLinkedRoleDeletionStatus', {
  authorize: onDeletedRole,
  run: async ({ tx, input, accountId }) => {
    const taskId = input.DeletionTaskId ?? ''
    if ((await tx.get(linkedRoleDeletions, joinKey(accountId, taskId))) === undefined)
      throw noSuch(`The deletion task with id ${taskId} cannot be found.`)
    return { Status: 'SUCCEEDED' as const }
  },
})
