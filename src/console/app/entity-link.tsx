import Link from '@cloudscape-design/components/link'
import { parseIamArn } from '../../lib/arn.ts'
import { hrefOf, paths } from './paths.ts'

/** The name of a user, group or role with the way to its page; the ARN of anything else as it is. */
export const EntityLink = ({ arn }: { arn: string }) => {
  const parsed = parseIamArn(arn)
  if (parsed === undefined) return arn
  const path = pageOf[parsed.type]?.(parsed.name)
  return path === undefined ? parsed.name : <Link href={hrefOf(path)}>{parsed.name}</Link>
}

const pageOf: Readonly<Record<string, (name: string) => string>> = {
  user: paths.user,
  group: paths.group,
  role: paths.role,
}
