import { OwnPermissions } from '../../../app/own-permissions.tsx'

/** What the group allows its users. */
export const PermissionsTab = ({ groupName }: { groupName: string }) => (
  <OwnPermissions
    entity={{ kind: 'group', name: groupName }}
    description="What the group allows all of its users."
  />
)
