/** What IAM says about a resource of an identity policy, with the code of the finding. */
export interface ResourceFinding {
  readonly code: 'INVALID_RESOURCE' | 'UNSUPPORTED_RESOURCE'
  readonly message: string
  readonly detail: string
}

const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
]

const regionlessServices: ReadonlyMap<string, (resource: string) => string> = new Map([
  ['iam', resource => `IAM resource ${resource} cannot contain region information.`],
  ['s3', resource => `Resource ${resource} can not contain region information.`],
])

/** What keeps IAM from storing a text as Resource or NotResource; undefined when nothing does. */
export function resourceFinding(resource: string): ResourceFinding | undefined {
  if (resource === '*') return undefined
  const parts = resource.split(':')
  const [prefix, partition = '', service, region, , ...rest] = parts
  if (parts.length < 2 || prefix !== 'arn') {
    return invalid(
      `Resource ${resource} must be in ARN format or "*".`,
      `"${resource}" is neither "*" nor an ARN such as "arn:aws:s3:::bucket/key".`,
    )
  }
  if (!isPartition(partition)) {
    const [a = '*', b = '*', c = '*', ...d] = parts.slice(2)
    const arn = `arn:${partition}:${a}:${b}:${c}:${d.length === 0 ? '*' : d.join(':')}`
    return invalid(
      `Partition "${partition}" is not valid for resource "${arn}".`,
      `The second part of "${resource}" must be a partition such as "aws".`,
    )
  }
  if (service === undefined || /[*?]/.test(service)) {
    return invalid(
      'Resource vendor must be fully qualified and cannot contain regexes.',
      `The third part of "${resource}" must be the name of one service, without wildcards.`,
    )
  }
  if (service === '' || (parts.length < 6 && resource.includes('::'))) {
    return invalid(
      'The policy failed legacy parsing',
      `"${resource}" must have six parts: arn, partition, service, region, account and resource.`,
    )
  }
  const regionSentence = regionlessServices.get(service)
  if (regionSentence !== undefined && region !== undefined && region !== '' && !region.includes('*')) {
    return unsupported(regionSentence(resource), `Leave the fourth part of "${resource}" empty.`)
  }
  if (service === 'iam' && rest.length > 0 && !isIamPath(rest.join(':'))) {
    return unsupported(
      `IAM resource path must either be "*" or start with ${iamPaths.join(', ')}.`,
      `"${resource}" does not name a kind of IAM resource after its fifth colon.`,
    )
  }
  return undefined
}

const invalid = (message: string, detail: string): ResourceFinding => ({
  code: 'INVALID_RESOURCE',
  message,
  detail,
})
const unsupported = (message: string, detail: string): ResourceFinding => ({
  code: 'UNSUPPORTED_RESOURCE',
  message,
  detail,
})

const isPartition = (text: string): boolean => text.includes('*') || /^aws(-[a-z0-9]+)*$/.test(text)

/** The account itself is a resource too, as sts:AssumeRoot takes it. */
const isIamPath = (path: string): boolean => {
  if (path === 'root') return true
  const first = path.slice(0, path.indexOf('/') + 1) || path
  return /[*?]|\$\{/.test(first) || iamPaths.includes(first)
}
