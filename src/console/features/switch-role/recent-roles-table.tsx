import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useMemo, useState } from 'react'
import { hrefOf, paths } from '../../app/paths.ts'
import { type RecentRole, recentId, withFavourites, withoutRoles } from '../../app/recent-roles.ts'
import { accountWords, roleTitle } from '../../app/role-words.ts'
import { switchAddress } from '../../app/use-switch-now.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../ui/resource-table/table-state.ts'
import { RoleDot } from '../../ui/role-dot.tsx'

interface RecentRolesTableProps {
  readonly roles: readonly RecentRole[]
  readonly onSwitch: (role: RecentRole) => void
  readonly onChange: (by: (roles: readonly RecentRole[]) => readonly RecentRole[]) => void
}

/** Every role that the person has switched to on this machine, the favourites first. */
export const RecentRolesTable = ({ roles, onSwitch, onChange }: RecentRolesTableProps) => {
  const [state, setState] = useState(firstState)
  const columns = useMemo(() => columnsOf(onSwitch, onChange), [onSwitch, onChange])
  const mark = (selected: readonly RecentRole[], favourite: boolean): void =>
    onChange(all => withFavourites(all, new Set(selected.map(recentId)), favourite))
  return (
    <ResourceTable
      name="recent-roles"
      title="Recent roles"
      description="Kept in this browser, for you alone."
      noun={['role', 'roles']}
      variant="container"
      pageSize={20}
      columns={columns}
      rows={roles}
      rowId={recentId}
      rowLabel={roleTitle}
      status="ready"
      state={state}
      onStateChange={setState}
      emptyText="The roles that you switch to are listed here."
      actions={selected => {
        const allFavourites = selected.length > 0 && selected.every(role => role.favourite)
        return (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the roles to make favourites."
              onClick={() => mark(selected, !allFavourites)}
            >
              {allFavourites ? 'Remove from favourites' : 'Add to favourites'}
            </Button>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the roles to remove from this list."
              onClick={() => onChange(all => withoutRoles(all, new Set(selected.map(recentId))))}
            >
              Remove from list
            </Button>
          </>
        )
      }}
    />
  )
}

const columnsOf = (
  onSwitch: RecentRolesTableProps['onSwitch'],
  onChange: RecentRolesTableProps['onChange'],
): readonly Column<RecentRole>[] => [
  {
    id: 'name',
    header: 'Switch to',
    kind: 'text',
    value: roleTitle,
    cell: role => (
      <>
        <RoleDot color={role.color} />{' '}
        <Link
          href={hrefOf(paths.switchRole(switchAddress(role)))}
          onFollow={event => {
            event.preventDefault()
            onSwitch(role)
          }}
        >
          {roleTitle(role)}
        </Link>
      </>
    ),
    always: true,
    width: 190,
  },
  { id: 'role', header: 'Role', kind: 'text', value: role => role.roleName, width: 170 },
  {
    id: 'account',
    header: 'Account',
    kind: 'text',
    value: role => accountWords(role.accountId, role.accountAlias),
    suggest: true,
    width: 235,
  },
  {
    id: 'favourite',
    header: 'Favourite',
    kind: 'text',
    value: role => (role.favourite ? 'Yes' : 'No'),
    cell: role => (
      <Button
        variant="inline-icon"
        formAction="none"
        iconName={role.favourite ? 'star-filled' : 'star'}
        ariaLabel={
          role.favourite
            ? `Remove ${roleTitle(role)} from favourites`
            : `Add ${roleTitle(role)} to favourites`
        }
        onClick={() => onChange(all => withFavourites(all, new Set([recentId(role)]), !role.favourite))}
      />
    ),
    suggest: true,
    width: 135,
  },
  {
    id: 'last-used',
    header: 'Last switched to',
    kind: 'date',
    value: role => new Date(role.lastUsed),
    width: 180,
  },
]
