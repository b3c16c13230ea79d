import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { Entity } from '../../../api/entity.ts'
import { type PolicyEntity, policyEntitiesQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'

const kinds: readonly {
  readonly kind: Entity['kind']
  readonly one: string
  readonly many: string
  readonly page: (name: string) => string
}[] = [
  { kind: 'user', one: 'user', many: 'users', page: paths.user },
  {
    kind: 'group',
    one: 'user group, with all its users',
    many: 'user groups, with all their users',
    page: paths.group,
  },
  { kind: 'role', one: 'role', many: 'roles', page: paths.role },
]

/** So many names are told; the rest is counted. */
const mostNamed = 12

/** Whom a new default version of a policy reaches at once. */
export const AffectedEntities = ({ policyArn }: { policyArn: string }) => {
  const { data, error, refetch } = useQuery(policyEntitiesQuery(policyArn))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return <StatusIndicator type="loading">Loading whom it is attached to</StatusIndicator>
  if (data.length === 0) return <Box>Nobody: the policy is attached to no user, user group or role.</Box>
  return (
    <ul className="gatehouse-plain-list">
      {kinds.map(({ kind, one, many, page }) => {
        const found = data.filter(entity => entity.kind === kind)
        return (
          found.length > 0 && (
            <li key={kind} className="gatehouse-break">
              <strong>{`${found.length} ${found.length === 1 ? one : many}`}</strong>
              {': '}
              {found.slice(0, mostNamed).map((entity, index) => (
                <span key={`${entity.use} ${entity.name}`}>
                  {index > 0 && ', '}
                  <Link href={hrefOf(page(entity.name))} target="_blank">
                    {entity.name}
                  </Link>
                  {asWhat(entity)}
                </span>
              ))}
              {found.length > mostNamed && ` and ${found.length - mostNamed} more`}
            </li>
          )
        )
      })}
    </ul>
  )
}

const asWhat = ({ use }: PolicyEntity): string => (use === 'boundary' ? ' (as the boundary)' : '')
