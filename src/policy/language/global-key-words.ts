/** What each global condition key holds. Source: IAM User Guide, "AWS global condition context keys". */
const words: Readonly<Record<string, string>> = {
  'aws:AssumedRoot': 'Whether the credentials come from sts:AssumeRoot.',
  'aws:CalledVia': 'The services that call on the principal’s behalf, the first to the last.',
  'aws:CalledViaAWSMCP': 'The MCP servers of AWS that call on the principal’s behalf.',
  'aws:CalledViaFirst': 'The first service of those that call on the principal’s behalf.',
  'aws:CalledViaLast': 'The last service of those that call on the principal’s behalf.',
  'aws:ChatbotSourceArn': 'The chat configuration that the role session was made for.',
  'aws:CurrentTime': 'The time of the request.',
  'aws:Ec2InstanceSourcePrivateIPv4':
    'The private address of the instance that the credentials were given to.',
  'aws:Ec2InstanceSourceVpc': 'The VPC of the instance that the credentials were given to.',
  'aws:EpochTime': 'The time of the request, in seconds since 1970.',
  'aws:FederatedProvider': 'The identity provider that the principal was signed in by.',
  'aws:IsMcpServiceAction': 'Whether the action is one of an MCP server of AWS.',
  'aws:MultiFactorAuthAge': 'How many seconds ago the principal signed in with MFA; absent for others.',
  'aws:MultiFactorAuthPresent':
    'Whether temporary credentials were made with MFA; absent for long-term access keys.',
  'aws:PrincipalAccount': 'The account of the principal, twelve digits.',
  'aws:PrincipalArn': 'The ARN of the user or role; of a session the role’s.',
  'aws:PrincipalIsAWSService': 'Whether a service of AWS calls on its own behalf.',
  'aws:PrincipalOrgID': 'The organization of the principal’s account: "o-…".',
  'aws:PrincipalOrgPaths': 'Where in its organization the principal’s account is: "o-…/r-…/ou-…/".',
  'aws:PrincipalServiceName': 'The service that calls on its own behalf: "cloudtrail.amazonaws.com".',
  'aws:PrincipalServiceNamesList': 'All names of the service that calls on its own behalf.',
  'aws:PrincipalTag/tag-key': 'The value of a tag on the user, role or session.',
  'aws:PrincipalType': 'What the principal is: Account, User, FederatedUser, AssumedRole or Anonymous.',
  'aws:referer': 'The page that the request came from, as the browser says.',
  'aws:RequestedRegion': 'The region that the request goes to.',
  'aws:RequestTag/tag-key': 'The value of a tag that the request sets.',
  'aws:ResourceAccount': 'The account that owns the resource.',
  'aws:ResourceOrgID': 'The organization of the account that owns the resource.',
  'aws:ResourceOrgPaths': 'Where in its organization the account is that owns the resource.',
  'aws:ResourceTag/tag-key': 'The value of a tag on the resource.',
  'aws:SecureTransport': 'Whether the request came by TLS.',
  'aws:SourceAccount': 'The account of the resource for which a service calls.',
  'aws:SourceArn': 'The resource for which a service calls.',
  'aws:SourceIdentity':
    'The name that was given when the role was assumed, and that no later session can change.',
  'aws:SourceIp': 'The public address of the caller; absent when the call comes by a VPC endpoint.',
  'aws:SourceOrgID': 'The organization of the resource for which a service calls.',
  'aws:SourceOrgPaths': 'Where in its organization the account of the resource is for which a service calls.',
  'aws:SourceOwner': 'An older form of aws:SourceAccount.',
  'aws:SourceVpc': 'The VPC that the call comes from by a VPC endpoint.',
  'aws:SourceVpcArn': 'The ARN of the VPC that the call comes from by a VPC endpoint.',
  'aws:SourceVpce': 'The VPC endpoint that the call comes by.',
  'aws:TagKeys': 'The keys of the tags that the request sets or removes.',
  'aws:TokenIssueTime': 'When the temporary credentials were made.',
  'aws:UserAgent': 'The program that the caller says it is.',
  'aws:userid':
    'The unique id of the principal; of a role session the role’s id, a colon and the session’s name.',
  'aws:username': 'The name of the user; absent for roles and the root user.',
  'aws:ViaAWSMCPService': 'Whether an MCP server of AWS calls on the principal’s behalf.',
  'aws:ViaAWSService': 'Whether a service calls on the principal’s behalf.',
  'aws:VpceAccount': 'The account that owns the VPC endpoint.',
  'aws:VpceOrgID': 'The organization of the account that owns the VPC endpoint.',
  'aws:VpceOrgPaths': 'Where in its organization the account is that owns the VPC endpoint.',
  'aws:VpcSourceIp': 'The private address that the call comes from by a VPC endpoint.',
  'ec2:RoleDelivery': 'The version of the instance metadata service that gave the credentials.',
  'ec2:SourceInstanceArn': 'The instance that the credentials were given to.',
  'glue:CredentialIssuingService': 'The service that the credentials were made by.',
  'glue:RoleAssumedBy': 'The service that assumed the role.',
  'identitystore:UserId': 'The user of IAM Identity Center for whom the session was made.',
  'lambda:SourceFunctionArn': 'The function that the credentials were given to.',
  'ssm:SourceInstanceArn': 'The managed instance that the credentials were given to.',
}

/** What a global condition key holds, by its name as the catalogue has it. */
export const globalKeyWords: ReadonlyMap<string, string> = new Map(Object.entries(words))

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'

/** Where a global condition key is documented. */
export const globalKeyPage = (name: string): string =>
  name.startsWith('aws:')
    ? `${page}#condition-keys-${name.slice(4).replace(/\/.*$/, '').toLowerCase()}`
    : page
