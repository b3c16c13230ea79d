import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Fix } from '../finding.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { malformedValues } from '../value-formats.ts'

/** `lambda.amazonaws.com`, `sqs.us-east-1.amazonaws.com`, `ec2.amazonaws.com.cn`, and those of AWS's own applications. */
const form = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com|amazonaws\.com\.cn|amazon\.com|aws\.internal)$/i

const keys = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:passedtoservice',
  'kms:viaservice',
])

const message = ({ value }: Located): string =>
  `${quote(value)} is no service principal; one looks like "service.amazonaws.com".`

const withSuffix = (at: Located): readonly Fix[] =>
  /^[a-z0-9-]+$/.test(at.value) ? replaceFix(at, `${at.value}.amazonaws.com`) : []

export const rule: Rule = {
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  severity: 'ERROR',
  principal: ({ at, kind }) =>
    kind?.value !== 'Service' || /[*?$]/.test(at.value) || form.test(at.value)
      ? undefined
      : { range: at, message: message(at), fixes: withSuffix(at) },
  condition: each => malformedValues(each, key => keys.has(key), form, message, withSuffix),
}
