import type { Role } from '@aws-sdk/client-iam'
import type { KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import { useQuery } from '@tanstack/react-query'
import { instanceProfilesQuery } from '../../../api/queries/roles.ts'
import { hrefOf, paths } from '../../../app/paths.ts'
import { useSession } from '../../../app/session-context.tsx'
import { useAccountAlias } from '../../../app/use-account-alias.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { textOf } from '../../../ui/resource-table/column.ts'
import { maxSessionLabel, sessionLength } from '../session-length.ts'
import { trustedEntities } from '../trust/trusted-entity.ts'

const lastActivity = ({ RoleLastUsed: use }: Role): string =>
  use?.LastUsedDate === undefined
    ? 'Never'
    : `${textOf(use.LastUsedDate)}${use.Region === undefined ? '' : ` in ${use.Region}`}`

/** The page of this console that switches to the role, as a link to hand to whoever may. */
export const switchRoleLink = (role: Role, account: string): string => {
  const roleName = `${role.Path ?? '/'}${role.RoleName ?? ''}`.slice(1)
  return new URL(hrefOf(paths.switchRole({ account, roleName })), location.href).href
}

/** What the page of a role says of it at the top. */
export const useRoleSummary = (role: Role, trustPolicy: string): readonly KeyValuePairsProps.Pair[] => {
  const { account } = useSession()
  const alias = useAccountAlias()
  const { data: profiles = [] } = useQuery(instanceProfilesQuery(role.RoleName ?? ''))
  // Nobody switches to a role that only services and identity providers may assume.
  const switchable = trustedEntities(trustPolicy, account.id).some(
    ({ type }) => type !== 'service' && type !== 'provider',
  )
  return [
    { label: 'Unique ID', value: <CopyText text={role.RoleId ?? ''} label="Unique ID" /> },
    { label: 'Created', value: textOf(role.CreateDate, '–') },
    { label: 'Last activity', value: lastActivity(role) },
    { label: maxSessionLabel, value: sessionLength(role.MaxSessionDuration) },
    { label: 'Path', value: role.Path ?? '/' },
    { label: 'Description', value: role.Description || '–' },
    ...(switchable
      ? [
          {
            label: 'Link to switch to this role',
            value: (
              <CopyText
                text={switchRoleLink(role, alias ?? account.id)}
                label="Link to switch to this role"
              />
            ),
          },
        ]
      : []),
    ...profiles.map(({ Arn = '' }) => ({
      label: 'Instance profile ARN',
      value: <CopyText text={Arn} label="Instance profile ARN" />,
    })),
  ]
}
