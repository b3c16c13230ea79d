import { quote } from '../../model/json-node.ts'
import type { Located } from '../../model/parse.ts'
import type { Rule } from '../rule.ts'
import { malformedValues } from '../value-formats.ts'

/** Keys that say by their name that they hold the ARN, and those of S3, which are of that type too. */
const keys = /:(?:x-amz-server-side-encryption-aws-kms-key-id|[a-z]*kmskeyarns?)$/
const form = /^arn:[^:]+:kms:[^:]+:[0-9]{12}:key\/.+$/
const message = ({ value }: Located): string =>
  `${quote(value)} is no ARN of a KMS key; write arn:aws:kms:region:account:key/id.`

export const rule: Rule = {
  code: 'INVALID_KMS_KEY_VALUE',
  severity: 'ERROR',
  condition: each => malformedValues(each, key => keys.test(key), form, message),
}
