import { allOf } from '../../src/iam/operations/paging.ts'
import { accessKeys, lastUses } from '../../src/iam/store/collections.ts'
import { type AccessRecord, accessRecords } from '../../src/iam/store/last-accessed.ts'
import { joinKey, type WriteTx } from '../../src/iam/store/port.ts'

/** What somebody with a key for a service may have done there last. */
const actions: Readonly<Record<string, string>> = {
  athena: 'athena:StartQueryExecution',
  dynamodb: 'dynamodb:Query',
  iam: 'iam:ListUsers',
  lambda: 'lambda:UpdateFunctionCode',
  s3: 's3:GetObject',
}

/** Whoever has used an access key has attempted something in its service: the records of both agree. */
export async function seedAttempts(tx: WriteTx, accountId: string): Promise<void> {
  const records = new Map<string, AccessRecord>()
  for (const { principalId, accessKeyId } of await allOf(
    tx,
    accessKeys,
    'byPrincipal',
    joinKey(accountId, ''),
  )) {
    const use = await tx.get(lastUses, joinKey(accountId, accessKeyId))
    if (use?.service === undefined) continue
    const action = actions[use.service]
    if (action === undefined) throw new RangeError(`the seed knows no action of the service "${use.service}"`)
    const attempt = { date: use.date, region: use.region ?? 'us-east-1' }
    const { attempts } = records.get(principalId) ?? {}
    records.set(principalId, { accountId, principalId, attempts: { ...attempts, [action]: attempt } })
  }
  for (const record of records.values()) await tx.put(accessRecords, record)
}
