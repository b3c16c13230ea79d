import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { malformedValues } from '../value-formats.ts'

const keys = new Set(['s3:x-amz-server-side-encryption-aws-kms-key-id', 'ec2:kmskeyid', 'backup:kmskeyarn'])
const form = /^arn:[^:]+:kms:[^:]+:[0-9]{12}:key\/.+$/
const message = ({ value }: Located): string =>
  `${quote(value)} is no ARN of a KMS key; write arn:aws:kms:region:account:key/id.`

export const rule: Rule = {
  code: 'INVALID_KMS_KEY_VALUE',
  severity: 'ERROR',
  condition: each => malformedValues(each, key => keys.has(key), form, message),
}
