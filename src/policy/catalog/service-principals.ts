/** Below `amazonaws.com`. */
const names = [
  ...[
    'access-analyzer',
    'airflow',
    'airflow-env',
    'apigateway',
    'application-autoscaling',
    'appsync',
    'athena',
  ],
  ...['autoscaling', 'backup', 'batch', 'bedrock', 'budgets', 'cloudformation', 'cloudfront', 'cloudtrail'],
  ...[
    'cloudwatch',
    'codebuild',
    'codecommit',
    'codedeploy',
    'codepipeline',
    'cognito-idp',
    'config',
    'connect',
  ],
  ...['datasync', 'delivery.logs', 'dlm', 'dms', 'dynamodb', 'ec2', 'ecs', 'ecs-tasks', 'edgelambda', 'eks'],
  ...['eks-fargate-pods', 'elasticache', 'elasticbeanstalk', 'elasticfilesystem', 'elasticloadbalancing'],
  ...[
    'elasticmapreduce',
    'events',
    'firehose',
    'fis',
    'fsx',
    'glue',
    'guardduty',
    'imagebuilder',
    'inspector2',
  ],
  ...[
    'iot',
    'kafka',
    'kafkaconnect',
    'kinesis',
    'kinesisanalytics',
    'lakeformation',
    'lambda',
    'lex',
    'logs',
  ],
  ...['macie', 'mediaconvert', 'monitoring.rds', 'opensearchservice', 'organizations', 'pipes', 'pods.eks'],
  ...['quicksight', 'rds', 'redshift', 'rolesanywhere', 's3', 'sagemaker', 'scheduler', 'secretsmanager'],
  ...['securityhub', 'serverlessrepo', 'servicecatalog', 'ses', 'sns', 'spotfleet', 'sqs', 'ssm', 'states'],
  ...['storagegateway', 'synthetics', 'tasks.apprunner', 'transfer', 'vpc-flow-logs', 'wafv2', 'xray'],
]

/**
 * Names of services as policies write them, those that roles and resources are shared with most. There are others.
 * Source: the pages about roles and resource policies in the services' guides.
 */
export const servicePrincipals: readonly string[] = names.map(name => `${name}.amazonaws.com`)
