import type { RoleDraft } from './role-draft.ts'

const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`

/** Something for which a service acts under a role. */
export interface ServiceUseCase {
  readonly id: string
  readonly service: string
  readonly title: string
  readonly description: string
  /** As it stands in the trust policy. */
  readonly principal: string
  /** What such roles have as a rule; offered, not imposed. */
  readonly policyArns: readonly string[]
}

type Row = readonly [
  service: string,
  title: string,
  principal: string,
  description: string,
  policy?: string | undefined,
]

/** Source: the use cases of AWS's console, and "AWS services that work with IAM". */
const rows: readonly Row[] = [
  ['EC2', 'EC2', 'ec2', 'EC2 instances call AWS services.'],
  [
    'EC2',
    'EC2 instances managed by Systems Manager',
    'ec2',
    'EC2 instances call AWS services, and Systems Manager looks after them.',
    'AmazonSSMManagedInstanceCore',
  ],
  [
    'EC2',
    'EC2 Spot Fleet tagging',
    'spotfleet',
    'Spot Fleet requests, ends and tags Spot Instances.',
    'service-role/AmazonEC2SpotFleetTaggingRole',
  ],
  [
    'Lambda',
    'Lambda',
    'lambda',
    'Lambda functions call AWS services.',
    'service-role/AWSLambdaBasicExecutionRole',
  ],
  [
    'Elastic Container Service',
    'ECS tasks',
    'ecs-tasks',
    'Tasks call AWS services, and ECS fetches their images.',
    'service-role/AmazonECSTaskExecutionRolePolicy',
  ],
  [
    'Elastic Container Service',
    'ECS instances',
    'ec2',
    'EC2 instances join an ECS cluster.',
    'service-role/AmazonEC2ContainerServiceforEC2Role',
  ],
  [
    'Elastic Kubernetes Service',
    'EKS cluster',
    'eks',
    'A Kubernetes cluster manages AWS resources.',
    'AmazonEKSClusterPolicy',
  ],
  ['API Gateway', 'API Gateway', 'apigateway', 'API Gateway writes to CloudWatch Logs.'],
  ['Application Auto Scaling', 'Application Auto Scaling', 'application-autoscaling', 'Scales resources.'],
  ['Athena', 'Athena', 'athena', 'Notebooks and queries call AWS services.'],
  ['Backup', 'AWS Backup', 'backup', 'Backs up and restores resources.'],
  ['Batch', 'Batch', 'batch', 'Batch manages the machines of its jobs.', 'service-role/AWSBatchServiceRole'],
  ['CloudFormation', 'CloudFormation', 'cloudformation', 'CloudFormation makes and removes resources.'],
  ['CloudTrail', 'CloudTrail', 'cloudtrail', 'CloudTrail writes to CloudWatch Logs.'],
  ['CodeBuild', 'CodeBuild', 'codebuild', 'Builds call AWS services.'],
  [
    'CodeDeploy',
    'CodeDeploy',
    'codedeploy',
    'Deployments reach instances.',
    'service-role/AWSCodeDeployRole',
  ],
  ['CodePipeline', 'CodePipeline', 'codepipeline', 'Pipelines call AWS services.'],
  ['Config', 'Config', 'config', 'Config records resources.', 'service-role/AWS_ConfigRole'],
  ['Database Migration Service', 'DMS', 'dms', 'Migrations reach databases and logs.'],
  ['DynamoDB', 'DynamoDB Accelerator', 'dax', 'DAX clusters reach tables.'],
  ['Elastic Beanstalk', 'Elastic Beanstalk', 'elasticbeanstalk', 'Beanstalk manages environments.'],
  ['EventBridge', 'EventBridge rules', 'events', 'Rules call their targets.'],
  ['EventBridge', 'EventBridge Scheduler', 'scheduler', 'Schedules call their targets.'],
  ['EventBridge', 'EventBridge Pipes', 'pipes', 'Pipes read sources and call targets.'],
  ['Firehose', 'Firehose', 'firehose', 'Firehose delivers streams.'],
  ['Glue', 'Glue', 'glue', 'Jobs and crawlers call AWS services.', 'service-role/AWSGlueServiceRole'],
  ['IoT', 'IoT', 'iot', 'IoT rules call AWS services.'],
  ['Kinesis', 'Kinesis Analytics', 'kinesisanalytics', 'Applications read and write streams.'],
  ['Redshift', 'Redshift', 'redshift', 'Clusters load and unload data.'],
  [
    'Relational Database Service',
    'RDS enhanced monitoring',
    'monitoring.rds',
    'RDS writes metrics of instances to CloudWatch Logs.',
    'service-role/AmazonRDSEnhancedMonitoringRole',
  ],
  ['S3', 'S3 replication and batch operations', 'batchoperations.s3', 'S3 works on many objects at once.'],
  ['SageMaker', 'SageMaker', 'sagemaker', 'Notebooks, training and endpoints call AWS services.'],
  ['SNS', 'SNS', 'sns', 'SNS writes delivery logs.', 'service-role/AmazonSNSRole'],
  ['Step Functions', 'Step Functions', 'states', 'State machines call AWS services.'],
  [
    'Systems Manager',
    'Systems Manager',
    'ssm',
    'Systems Manager acts on instances.',
    'service-role/AmazonSSMAutomationRole',
  ],
  ['Transfer Family', 'Transfer Family', 'transfer', 'File servers reach their storage.'],
]

/** The services that roles are most often made for, by name. */
export const serviceUseCases: readonly ServiceUseCase[] = rows
  .map(([service, title, principal, description, policy]) => ({
    id: title,
    service,
    title,
    description,
    principal: `${principal}.amazonaws.com`,
    policyArns: policy === undefined ? [] : [aws(policy)],
  }))
  .sort((a, b) => a.service.localeCompare(b.service, 'en') || a.title.localeCompare(b.title, 'en'))

/** Undefined when nothing is chosen yet. */
export const findUseCase = (id: string): ServiceUseCase | undefined =>
  serviceUseCases.find(useCase => useCase.id === id)

/** Instances carry a profile, not a role: without one the role would be of no use to them. */
export const carriesInstanceProfile = (draft: Pick<RoleDraft, 'trustKind' | 'useCase'>): boolean =>
  draft.trustKind === 'service' && findUseCase(draft.useCase)?.principal === 'ec2.amazonaws.com'
