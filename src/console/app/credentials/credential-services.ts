/**
 * The services that take credentials of their own. Source: IAM API Reference, "CreateServiceSpecificCredential", and
 * IAM User Guide, "IAM and AWS STS quotas".
 */
export const credentialServices = [
  {
    name: 'codecommit.amazonaws.com',
    title: 'AWS CodeCommit',
    description: 'A user name and a password for Git over HTTPS.',
    expires: false,
    most: 2,
  },
  {
    name: 'cassandra.amazonaws.com',
    title: 'Amazon Keyspaces',
    description: 'A user name and a password for Cassandra drivers.',
    expires: false,
    most: 2,
  },
  {
    name: 'bedrock.amazonaws.com',
    title: 'Amazon Bedrock',
    description: 'An API key, which may be made to expire.',
    expires: true,
    most: 2,
  },
] as const

/** A service as people know it; its name where it is none of these. */
export const serviceTitle = (name: string): string =>
  credentialServices.find(service => service.name === name)?.title ?? name
