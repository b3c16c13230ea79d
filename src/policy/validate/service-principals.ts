import type { PrincipalFacts, StatementFacts } from './facts.ts'

/** Keys that say for whom a service calls. Source: IAM User Guide, "The confused deputy problem". */
export const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

/** Keys that narrow a grant to a service without saying for whom it calls. */
export const weakKeys: ReadonlySet<string> = new Set([
  'aws:sourceowner',
  'aws:principalorgid',
  'aws:principalservicename',
  'aws:sourceip',
  'kms:viaservice',
  'kms:calleraccount',
])

/** Services that assume roles on behalf of a resource and say of which. */
const sayForWhom = new Set([
  'airflow.amazonaws.com',
  'bedrock.amazonaws.com',
  'cloudformation.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'codebuild.amazonaws.com',
  'config.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'events.amazonaws.com',
  'glue.amazonaws.com',
  'logs.amazonaws.com',
  'pipes.amazonaws.com',
  's3.amazonaws.com',
  'sagemaker.amazonaws.com',
  'scheduler.amazonaws.com',
  'ses.amazonaws.com',
  'sns.amazonaws.com',
  'states.amazonaws.com',
  'transfer.amazonaws.com',
])

/** Whether an Allow names a service that says for whom it calls, in a policy of a resource or a role. */
export const isServiceGrant = ({ kind, at, negated, statement }: PrincipalFacts, trust: boolean): boolean =>
  kind?.value === 'Service' &&
  !negated &&
  statement.effect === 'Allow' &&
  (!trust || sayForWhom.has(at.value))

export const hasAny = ({ conditionKeys }: StatementFacts, keys: ReadonlySet<string>): boolean =>
  [...keys].some(key => conditionKeys.has(key))
