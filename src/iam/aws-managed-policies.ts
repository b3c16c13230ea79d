import type { AwsManagedPolicies, AwsManagedPolicy } from './ports.ts'

/** One policy of the build-time catalogue: path and name joined, id, default version, dates, document on one line. */
export type AwsManagedPolicyRow = readonly [
  pathAndName: string,
  policyId: string,
  defaultVersionId: string,
  createDate: string,
  updateDate: string,
  document: string,
]

/**
 * The catalogue as the service reads it. Documents are laid out with an indent of four, as AWS shows them, the
 * first time each is asked for: most never are.
 */
export const createAwsManagedPolicies = (rows: readonly AwsManagedPolicyRow[]): AwsManagedPolicies => {
  const all = rows.map(toPolicy).sort(byName)
  const byArn = new Map(all.map(policy => [policy.arn, policy]))
  return { all, get: arn => byArn.get(arn) }
}

const byName = (a: AwsManagedPolicy, b: AwsManagedPolicy): number => {
  const left = a.policyName.toLowerCase()
  const right = b.policyName.toLowerCase()
  return left < right ? -1 : left > right ? 1 : 0
}

const toPolicy = (row: AwsManagedPolicyRow): AwsManagedPolicy => {
  const [pathAndName, policyId, defaultVersionId, createDate, updateDate, compact] = row
  const nameAt = pathAndName.lastIndexOf('/') + 1
  let document: string | undefined
  return {
    arn: `arn:aws:iam::aws:policy${pathAndName}`,
    policyId,
    policyName: pathAndName.slice(nameAt),
    path: pathAndName.slice(0, nameAt),
    defaultVersionId,
    createDate,
    updateDate,
    get document() {
      document ??= JSON.stringify(JSON.parse(compact), null, 4)
      return document
    },
  }
}
