import type { AccessKeyMetadata } from '@aws-sdk/client-iam'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { makeChange } from '../../api/change.ts'
import { deleteAccessKey, setAccessKeyStatus } from '../../api/changes/credentials.ts'
import type { Owner } from '../../api/queries/credentials.ts'
import { userAccessKeysQuery } from '../../api/queries/users.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { CreateAccessKeyDialog } from './create-access-key-dialog.tsx'
import { CredentialsPanel, statusColumn } from './credentials-panel.tsx'

const idOf = (key: AccessKeyMetadata): string => key.AccessKeyId ?? ''

const columns: readonly Column<AccessKeyMetadata>[] = [
  {
    id: 'id',
    header: 'Access key ID',
    kind: 'text',
    value: idOf,
    cell: key => <CopyText text={idOf(key)} label="Access key ID" />,
    always: true,
    width: 280,
  },
  statusColumn(),
  { id: 'created', header: 'Created', kind: 'date', value: key => key.CreateDate, width: 190 },
]

/** IAM's quota. */
const mostKeys = 2

interface AccessKeysPanelProps {
  /** Undefined for the root user itself. */
  readonly userName: Owner
  readonly notice?: ReactNode
}

/** Access keys for the API and the CLI. */
export const AccessKeysPanel = ({ userName, notice }: AccessKeysPanelProps) => {
  const queryClient = useQueryClient()
  const query = useQuery(userAccessKeysQuery(userName))
  return (
    <CredentialsPanel
      name="access-keys"
      title="Access keys"
      description="For programs, the API and the CLI. They do not sign in to the console."
      noun={['access key', 'access keys']}
      emptyText={`The ${userName === undefined ? 'root user' : 'user'} has no access key.`}
      columns={columns}
      query={query}
      idOf={idOf}
      notice={notice}
      create={{
        text: 'Create access key',
        blocked:
          (query.data?.length ?? 0) >= mostKeys
            ? `A user has ${mostKeys} access keys at most; delete one first.`
            : undefined,
        render: onClose => <CreateAccessKeyDialog userName={userName} onClose={onClose} />,
      }}
      setStatus={(accessKeyId, status) =>
        makeChange(queryClient, setAccessKeyStatus, { userName, accessKeyId, status })
      }
      remove={accessKeyId => makeChange(queryClient, deleteAccessKey, { userName, accessKeyId })}
      consequences="Programs that use it are refused from now on. Deactivate it first if you are not sure: that can be undone."
    />
  )
}
