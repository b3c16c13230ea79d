import type { EntityDetails, ServiceLastAccessed, TrackedActionLastAccessed } from '@aws-sdk/client-iam'
import { parseIamArn } from '../../lib/arn.ts'
import { giveWay } from '../../lib/give-way.ts'
import { type AllowedActions, allowedActions, allowsService } from '../../policy/analyze/allowed-actions.ts'
import type { Catalog } from '../../policy/catalog/catalog.ts'
import { userIdOf } from '../caller.ts'
import { services } from '../contract/contract.ts'
import { invalidInput, noSuch } from '../errors.ts'
import { type Call, type InputOf, preparedOperation, readOperation } from '../operation.ts'
import { type AccessReport, accessReports, type EntityAttempt } from '../store/last-accessed.ts'
import { joinKey, type ReadTx, type WriteTx } from '../store/port.ts'
import { createRequestId } from '../wire/request-id.ts'
import { attemptsOf, onArn, requireSubject, type Subject } from './last-accessed-subject.ts'
import { type PagingInput, pageOfArray } from './paging.ts'

/** Reports of one account that are kept; the oldest go first. */
const keptReports = 1_000
/** How long a report can be read, in milliseconds. */
const reportLifetime = 86_400_000
/** Services looked at between two chances for other requests. */
const servicesAtATime = 16
/** So many records are read in one go. */
const entitiesAtATime = 100

/** The services that answer here: only of them it is known who calls them. */
const recorded: ReadonlySet<string> = new Set(Object.values(services).map(({ name }) => name))

/**
 * A report is made at once and kept as it was. Its job is complete when it can first be read, within the limits above.
 * Source: IAM User Guide, "Refine permissions in AWS using last accessed information".
 */
export const generateServiceLastAccessedDetails = preparedOperation('GenerateServiceLastAccessedDetails', {
  authorize: call => onArn(call, call.input.Arn),
  prepare: async (call, store) => {
    const subject = requireSubject(call, call.input.Arn)
    const allowed = await allowedIn(subject, await call.ports.catalog(), call.input.Granularity)
    const attempts = await store.read(tx => lastAttempts(call, tx, subject))
    const report: AccessReport = {
      accountId: call.accountId,
      jobId: createRequestId(call.ports.hashes),
      arn: call.input.Arn ?? '',
      requestedBy: userIdOf(call.caller),
      createDate: call.now.toISOString(),
      granularity: call.input.Granularity ?? 'SERVICE_LEVEL',
      ...allowed,
      attempts: only(attempts.byService, allowed.services),
      actionAttempts: only(attempts.byAction, allowed.actions),
    }
    return async ({ tx }) => {
      await makeRoom(tx, report)
      await tx.put(accessReports, report)
      return { JobId: report.jobId }
    }
  },
})

const only = <T>(all: ReadonlyMap<string, T>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(
    names.flatMap(name => {
      const found = all.get(name)
      return found === undefined ? [] : [[name, found] as const]
    }),
  )

async function allowedIn(
  { policies }: Subject,
  catalog: Catalog,
  granularity: InputOf<'GenerateServiceLastAccessedDetails'>['Granularity'],
): Promise<Pick<AccessReport, 'services' | 'actions'>> {
  const allowed: AllowedActions = allowedActions(policies)
  const found: string[] = []
  const actions: string[] = []
  let looked = 0
  for (const entry of catalog.entries.values()) {
    if (++looked % servicesAtATime === 0) await giveWay()
    if (!allowsService(allowed, entry)) continue
    found.push(entry.prefix)
    if (granularity === 'ACTION_LEVEL' && recorded.has(entry.prefix)) actions.push(...allowed(entry))
  }
  return { services: found.sort(), actions: actions.sort() }
}

interface LastAttempts {
  readonly byService: ReadonlyMap<string, AccessReport['attempts'][string]>
  readonly byAction: ReadonlyMap<string, EntityAttempt>
}

async function lastAttempts(call: Call<unknown>, tx: ReadTx, subject: Subject): Promise<LastAttempts> {
  const byService = new Map<string, AccessReport['attempts'][string]>()
  const byAction = new Map<string, EntityAttempt>()
  for (const [index, { id, arn }] of (await subject.entities(tx)).entries()) {
    if (index % entitiesAtATime === entitiesAtATime - 1) await giveWay()
    const ofEntity = new Map<string, EntityAttempt>()
    for (const [action, attempt] of Object.entries(await attemptsOf(call, tx, id))) {
      keepLater(byAction, action, { ...attempt, arn })
      keepLater(ofEntity, serviceOf(action), { ...attempt, arn })
    }
    for (const [service, attempt] of ofEntity) {
      const { entities = 0, ...before } = byService.get(service) ?? {}
      const last = 'date' in before && before.date > attempt.date ? before : attempt
      byService.set(service, { ...last, entities: entities + 1 })
    }
  }
  return { byService, byAction }
}

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':'))

function keepLater(map: Map<string, EntityAttempt>, key: string, attempt: EntityAttempt): void {
  const before = map.get(key)
  if (before === undefined || before.date < attempt.date) map.set(key, attempt)
}

/** Lets go of reports that are too old, and of the oldest where there are too many. */
async function makeRoom(tx: WriteTx, { accountId, createDate }: AccessReport): Promise<void> {
  const below = joinKey(accountId, '')
  let kept = await tx.count(accessReports, 'byAge', below)
  const oldest = await tx.page(accessReports, 'byAge', { prefix: below, limit: 20 })
  for (const report of oldest.items) {
    if (kept < keptReports && !isOver(report, new Date(createDate))) return
    await tx.delete(accessReports, joinKey(accountId, report.jobId))
    kept--
  }
}

const isOver = ({ createDate }: AccessReport, now: Date): boolean =>
  now.getTime() - Date.parse(createDate) > reportLifetime

/** The report of a job; `NoSuchEntity` for what is unknown, too old, or asked for by somebody else. */
async function requireReport(
  { tx, accountId, caller, now }: Call<unknown> & { readonly tx: ReadTx },
  jobId = '',
): Promise<AccessReport> {
  const report = await tx.get(accessReports, joinKey(accountId, jobId))
  if (report === undefined || isOver(report, now) || report.requestedBy !== userIdOf(caller))
    throw noSuch(`The job with id ${jobId} cannot be found.`)
  return report
}

const toApiJob = ({ createDate }: AccessReport) => ({
  JobStatus: 'COMPLETED' as const,
  JobCreationDate: new Date(createDate),
  JobCompletionDate: new Date(createDate),
})

/** In the order of the services' prefixes. */
export const getServiceLastAccessedDetails = readOperation('GetServiceLastAccessedDetails', {
  authorize: () => ({ resource: '*' }),
  run: async call => {
    const report = await requireReport(call, call.input.JobId)
    const { entries } = await call.ports.catalog()
    const { items, ...paging } = pageOfArray(report.services, prefix => prefix, call.input)
    return {
      ...toApiJob(report),
      JobType: report.granularity,
      ServicesLastAccessed: items.map(prefix => ({
        ServiceName: entries.get(prefix)?.title ?? prefix,
        ServiceNamespace: prefix,
        ...toApiService(report, prefix),
      })),
      ...paging,
    }
  },
})

function toApiService(report: AccessReport, prefix: string): Partial<ServiceLastAccessed> {
  const attempt = report.attempts[prefix]
  const actions = report.actions.filter(action => serviceOf(action) === prefix)
  return {
    ...(attempt && {
      LastAuthenticated: new Date(attempt.date),
      LastAuthenticatedEntity: attempt.arn,
      LastAuthenticatedRegion: attempt.region,
    }),
    TotalAuthenticatedEntities: attempt?.entities ?? 0,
    ...(actions.length > 0 && {
      TrackedActionsLastAccessed: actions.map(action => toApiAction(report, action)),
    }),
  }
}

function toApiAction(report: AccessReport, action: string): TrackedActionLastAccessed {
  const attempt = report.actionAttempts[action]
  const ActionName = action.slice(action.indexOf(':') + 1)
  if (attempt === undefined) return { ActionName }
  return {
    ActionName,
    LastAccessedEntity: attempt.arn,
    LastAccessedTime: new Date(attempt.date),
    LastAccessedRegion: attempt.region,
  }
}

/** Those that could use the subject's policies now, with when they did: the last first, then by ARN. */
export const getServiceLastAccessedDetailsWithEntities = readOperation(
  'GetServiceLastAccessedDetailsWithEntities',
  {
    authorize: () => ({ resource: '*' }),
    run: async call => {
      const { tx, input, ports } = call
      const report = await requireReport(call, input.JobId)
      const service = input.ServiceNamespace ?? ''
      requireServices((await ports.catalog()).entries, [service])
      const entities = await requireSubject(call, report.arn).entities(tx)
      const details: { readonly place: string; readonly details: EntityDetails }[] = []
      for (const [index, entity] of entities.entries()) {
        if (index % entitiesAtATime === entitiesAtATime - 1) await giveWay()
        const dates = Object.entries(await attemptsOf(call, tx, entity.id))
          .filter(([action]) => serviceOf(action) === service)
          .map(([, { date }]) => date)
        details.push(toEntityDetails(entity.id, entity.arn, dates.sort().at(-1)))
      }
      details.sort((a, b) => (a.place < b.place ? -1 : 1))
      const { items, ...paging } = pageOfArray(details, ({ place }) => place, input as PagingInput)
      return { ...toApiJob(report), EntityDetailsList: items.map(item => item.details), ...paging }
    },
  },
)

function toEntityDetails(Id: string, Arn: string, date: string | undefined) {
  const { type, name, path } = parseIamArn(Arn) ?? {}
  // Later dates come first, and those without a date last.
  const age = date === undefined ? Number.MAX_SAFE_INTEGER : 8.64e15 - Date.parse(date)
  const Type: 'ROLE' | 'USER' = type === 'role' ? 'ROLE' : 'USER'
  return {
    place: `${String(age).padStart(16, '0')} ${Arn}`,
    details: {
      EntityInfo: { Arn, Name: name ?? '', Type, Id, Path: path },
      ...(date === undefined ? {} : { LastAuthenticated: new Date(date) }),
    },
  }
}

/** Throws `InvalidInput` for the first prefix that no service has. */
export function requireServices(entries: Catalog['entries'], prefixes: readonly string[]): void {
  const unknown = prefixes.find(prefix => !entries.has(prefix))
  if (unknown !== undefined) throw invalidInput(`The service namespace ${unknown} is not valid.`)
}
