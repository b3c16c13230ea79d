/**
 * ARNs of resource types that AWS's own managed policies name and the Service Authorization Reference does not have,
 * each with one of those policies. Those that are slips in the policies are left out. `<…>` stands for a value.
 */
export const undocumentedResources: readonly (readonly [arn: string, namedIn: string])[] = [
  ['arn:aws:apigateway:<region>::/tags', 'AWSMigrationHubRefactorSpacesFullAccess'],
  ['arn:aws:apigateway:<region>::/v2/apis', 'AWSConfigServiceRolePolicy'],
  ['arn:aws:apigateway:<region>::/v2/apis/*', 'AWSConfigServiceRolePolicy'],
  ['arn:aws:appflow:<region>:<account>:connector-profile/*', 'AppIntegrationsServiceLinkedRolePolicy'],
  ['arn:aws:aps:<region>:<account>:/workspaces', 'AmazonSageMakerHyperPodObservabilityAdminAccess'],
  [
    'arn:aws:autoscaling:<region>:<account>:scalingPolicy:*:resource/*',
    'DynamoDBGlobalTableSettingsManagementServiceRolePolicy',
  ],
  ['arn:aws:bedrock-agentcore:<region>:<account>:credential-provider/*', 'AgentRegistryFullAccess'],
  [
    'arn:aws:cloudformation:<region>:<account>:transform/*',
    'SageMakerStudioAdminIAMPermissiveExecutionPolicy',
  ],
  ['arn:aws:grafana:<region>:<account>:/workspaces', 'AmazonSageMakerHyperPodObservabilityAdminAccess'],
  ['arn:aws:iam::<account>:root', 'IAMAuditRootUserCredentials'],
  ['arn:aws:pricingplanmanager::<account>:subscription:*', 'CloudFrontFullAccess'],
  ['arn:aws:profile:<region>:<account>:/domains/*', 'AmazonConnectServiceLinkedRolePolicy'],
  ['arn:aws:profile:<region>:<account>:/templates*', 'AmazonConnectServiceLinkedRolePolicy'],
  ['arn:aws:qdeveloper:<region>:<account>:plugin/*', 'GitLabDuoWithAmazonQPermissionsPolicy'],
  [
    'arn:aws:redshift-serverless:<region>:<account>:snapshotcopyconfiguration/*',
    'SageMakerStudioProjectProvisioningRolePolicy',
  ],
  ['arn:aws:resource-explorer-2:<region>::view/AWSServiceView*', 'CloudWatchReadOnlyAccess'],
  ['arn:aws:sagemaker:<region>:<account>:?anvas*', 'AmazonSageMakerCanvasDirectDeployAccess'],
  ['arn:aws:securityagent:<region>:<account>:agent-instance*', 'SecurityAgentWebAppAPIPolicy'],
  ['arn:aws:waf:<region>:<account>:changetoken/*', 'AWSWAFReadOnlyAccess'],
  ['arn:aws:waf::<account>:changetoken/*', 'AWSWAFReadOnlyAccess'],
  ['arn:aws:waf-regional:<region>:<account>:changetoken/*', 'AWSWAFReadOnlyAccess'],
]
