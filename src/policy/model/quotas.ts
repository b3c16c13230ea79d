/**
 * Largest sizes of policies in characters. For IAM's own kinds `policySize` counts, which leaves white space out; for
 * the others the length of the text as it is stored. Sources: IAM, AWS Organizations, and each service's quotas.
 */
export const policyQuotas = {
  managed: 6_144,
  /** The sum of the inline policies of one user, group or role. */
  inline: { User: 2_048, Group: 5_120, Role: 10_240 },
  session: 2_048,
  /** By default; an account can ask for up to 8,192. */
  trust: 2_048,
  serviceControl: 5_120,
  resourceControl: 5_120,
} as const

/** Largest resource-based policies by service prefix, in bytes. */
export const resourcePolicyQuotas: ReadonlyMap<string, number> = new Map([
  ['s3', 20_480],
  ['kms', 32_768],
  ['sqs', 30_720],
  ['sns', 30_720],
  ['lambda', 20_480],
  ['secretsmanager', 20_480],
  ['ecr', 10_240],
  ['es', 102_400],
])
