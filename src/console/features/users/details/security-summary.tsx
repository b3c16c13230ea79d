import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { mfaKindsInWords } from '../../../api/mfa-device.ts'
import { mfaDevicesQuery } from '../../../api/queries/mfa-devices.ts'
import { userAccessKeysQuery, userPasswordQuery } from '../../../api/queries/users.ts'

/** Password, MFA and access keys at a glance; the security tab says why something is not known. */
export const SecuritySummary = ({ userName }: { userName: string }) => {
  const password = useQuery(userPasswordQuery(userName))
  const keys = useQuery(userAccessKeysQuery(userName))
  const mfa = useQuery(mfaDevicesQuery(userName))
  const kinds = mfaKindsInWords((mfa.data ?? []).map(device => device.SerialNumber ?? ''))
  const active = (keys.data ?? []).filter(key => key.Status === 'Active').length
  return (
    <SpaceBetween size="xxs">
      {password.isPending ? (
        <StatusIndicator type="loading">Console password</StatusIndicator>
      ) : password.isError ? (
        <StatusIndicator type="stopped">Console password: not known</StatusIndicator>
      ) : (
        <StatusIndicator type={password.data ? 'success' : 'stopped'}>
          {password.data ? 'Console password' : 'No console password'}
        </StatusIndicator>
      )}
      {mfa.isPending ? (
        <StatusIndicator type="loading">MFA</StatusIndicator>
      ) : mfa.isError ? (
        <StatusIndicator type="stopped">MFA: not known</StatusIndicator>
      ) : (
        <StatusIndicator type={kinds.length > 0 ? 'success' : password.data ? 'warning' : 'stopped'}>
          {kinds.length > 0 ? `MFA: ${kinds.join(', ')}` : 'No MFA'}
        </StatusIndicator>
      )}
      {keys.isPending ? (
        <StatusIndicator type="loading">Access keys</StatusIndicator>
      ) : keys.isError ? (
        <StatusIndicator type="stopped">Access keys: not known</StatusIndicator>
      ) : (
        <StatusIndicator wrapText={false} type={active > 0 ? 'success' : 'stopped'}>
          {keys.data.length === 0 ? 'No access keys' : `Access keys: ${active} of ${keys.data.length} active`}
        </StatusIndicator>
      )}
    </SpaceBetween>
  )
}
