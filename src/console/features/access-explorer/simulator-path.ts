import type { AccessQuestion } from '../../../policy/analyze/access-question.ts'
import { writeAddressKey } from '../../app/address-key.ts'
import { paths } from '../../app/paths.ts'

/** The simulator with somebody's request in it, its explanation open. */
export function simulatorPath(
  arn: string,
  { action, resource, context }: Pick<AccessQuestion, 'action' | 'resource' | 'context'>,
): string {
  const query = new URLSearchParams({ principal: arn, action, resource })
  for (const [key, value] of context)
    for (const each of [value].flat()) query.append('key', writeAddressKey(key, each))
  for (const shown of [action, resource]) query.append('show', shown)
  return `${paths.simulator()}?${query}`
}
