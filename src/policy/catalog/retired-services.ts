/**
 * Prefixes that the Service Authorization Reference no longer has, each with one of AWS's own managed policies that
 * has named it in one of its versions. Nothing is known of their actions. Four more that those policies name are
 * left out, since they are slips for services that exist: `cloudwatchlogs`, `codedpeloy`, `elasticloadbalancingv2`,
 * `emr`.
 */
export const retiredServices: readonly (readonly [prefix: string, namedIn: string])[] = [
  ['acuity', 'AWSDeepLensServiceRolePolicy'],
  ['aesop', 'ReadOnlyAccess'],
  ['awsbillingconsole', 'job-function/Billing'],
  ['builderid', 'AWSSupplyChainFederationAdminAccess'],
  ['datazonecontrol', 'AmazonDataZonePortalFullAccessPolicy'],
  ['deepcomposer', 'ReadOnlyAccess'],
  ['deeplens', 'AWSDeepLensServiceRolePolicy'],
  ['deepracer', 'SecurityAudit'],
  ['elastic-inference', 'ReadOnlyAccess'],
  ['galaxy', 'AmazonWorkSpacesServiceAccess'],
  ['gamesparks', 'ReadOnlyAccess'],
  ['iot1click', 'ReadOnlyAccess'],
  ['iotroborunner', 'ReadOnlyAccess'],
  ['macie', 'ReadOnlyAccess'],
  ['mobilehub', 'ReadOnlyAccess'],
  ['sagemaker-groundtruth-synthetic', 'ReadOnlyAccess'],
  ['sysops-sap', 'AWSBackupServiceLinkedRolePolicyForBackup'],
  ['zocalo', 'AmazonZocaloFullAccess'],
]
