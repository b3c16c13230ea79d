import SpaceBetween from '@cloudscape-design/components/space-between'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { SessionTerms, SwitchableRole } from '../../api/role-session.ts'
import { anyRoleAllows } from '../../api/switch-role.ts'
import { paths } from '../../app/paths.ts'
import type { RecentRole } from '../../app/recent-roles.ts'
import { useSession } from '../../app/session-context.tsx'
import { switchToRole } from '../../app/switch-to-role.ts'
import { useAccountAlias } from '../../app/use-account-alias.ts'
import { useRecentRoles } from '../../app/use-recent-roles.ts'
import { isSwitchNow } from '../../app/use-switch-now.ts'
import { RecentRolesTable } from './recent-roles-table.tsx'
import { draftOf, type KnownAccount, roleOf } from './role-draft.ts'
import { RoleForm } from './role-form.tsx'

/** Switches to a role: by hand, by a link such as AWS's, or to one of those before. */
export const Component = () => {
  const { search, key } = useLocation()
  // Another link fills the form in anew.
  return <SwitchRole key={search === '' ? '' : key} />
}

const SwitchRole = () => {
  const { search, state } = useLocation()
  const navigate = useNavigate()
  const { person } = useSession()
  const [recent, changeRecent] = useRecentRoles()
  const known = useKnownAccounts(recent)
  const [draft, setDraft] = useState(() => draftOf(new URLSearchParams(search)))
  const [tried, setTried] = useState(false)
  const [switching, setSwitching] = useState(false)
  const [error, setError] = useState<unknown>()
  const { role, problems } = roleOf(draft, known)
  const { durationSeconds, policy } = draft

  const here = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const switchTo = useCallback(
    async (chosen: SwitchableRole, terms: SessionTerms): Promise<void> => {
      setSwitching(true)
      setError(undefined)
      try {
        await switchToRole(chosen, terms, person.id, () => here.current)
      } catch (failure) {
        setError(failure)
        setSwitching(false)
      }
    },
    [person.id],
  )
  const submit = useCallback((): void => {
    setTried(true)
    if (role !== undefined && person.type !== 'root') void switchTo(role, { durationSeconds, policy })
  }, [role, person.type, durationSeconds, policy, switchTo])

  const asked = useRef(isSwitchNow(state))
  useEffect(() => {
    if (!asked.current) return
    asked.current = false
    submit()
  }, [submit])

  const choose = useCallback(
    (chosen: RecentRole): void => {
      const { accountId, roleName, displayName, color } = chosen
      setDraft({ account: accountId, roleName, displayName, color, durationSeconds: anyRoleAllows })
      if (person.type !== 'root') void switchTo(chosen, { durationSeconds: anyRoleAllows })
    },
    [person.type, switchTo],
  )
  return (
    <SpaceBetween size="l">
      <RoleForm
        draft={draft}
        onChange={setDraft}
        problems={tried ? problems : {}}
        switching={switching}
        error={error}
        onSubmit={submit}
        onCancel={() => void navigate(paths.dashboard())}
      />
      <RecentRolesTable roles={recent} onSwitch={choose} onChange={changeRecent} />
    </SpaceBetween>
  )
}

/** The accounts whose aliases can be told: the one on the screens, and those of roles under which it was read. */
const useKnownAccounts = (recent: readonly RecentRole[]): readonly KnownAccount[] => {
  const { account } = useSession()
  const alias = useAccountAlias()
  return [
    ...(alias === undefined ? [] : [{ id: account.id, alias }]),
    ...recent.flatMap(role =>
      role.accountAlias === undefined ? [] : [{ id: role.accountId, alias: role.accountAlias }],
    ),
  ]
}
