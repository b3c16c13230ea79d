import type { SSHPublicKeyMetadata } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { makeChange } from '../../api/change.ts'
import { deleteSshKey, setSshKeyStatus, uploadSshKey } from '../../api/changes/other-credentials.ts'
import { sshKeysQuery } from '../../api/queries/credentials.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { CredentialsPanel, statusColumn } from './credentials-panel.tsx'
import { SshKeyDialog } from './ssh-key-dialog.tsx'
import { UploadDialog } from './upload-dialog.tsx'

const idOf = (key: SSHPublicKeyMetadata): string => key.SSHPublicKeyId ?? ''

const columns: readonly Column<SSHPublicKeyMetadata>[] = [
  {
    id: 'id',
    header: 'SSH key ID',
    kind: 'text',
    value: idOf,
    cell: key => <CopyText text={idOf(key)} label="SSH key ID" />,
    always: true,
    width: 280,
  },
  statusColumn(),
  { id: 'uploaded', header: 'Uploaded', kind: 'date', value: key => key.UploadDate, width: 190 },
]

/** IAM's quota. */
const mostKeys = 5

interface SshKeysPanelProps {
  readonly userName: string
  readonly notice?: ReactNode
}

/** Public keys by which the user reaches repositories over SSH. */
export const SshKeysPanel = ({ userName, notice }: SshKeysPanelProps) => {
  const queryClient = useQueryClient()
  const query = useQuery(sshKeysQuery(userName))
  const [shown, setShown] = useState<string>()
  return (
    <>
      <CredentialsPanel
        name="ssh-keys"
        title="SSH public keys"
        description="For Git over SSH with AWS CodeCommit. The private key stays with the user."
        noun={['SSH public key', 'SSH public keys']}
        emptyText="The user has no SSH public key."
        columns={columns}
        query={query}
        idOf={idOf}
        notice={notice}
        extra={key => (
          <Button
            ariaLabel="Show SSH public key"
            disabled={key === undefined}
            disabledReason="Select one SSH public key."
            onClick={() => key && setShown(idOf(key))}
          >
            Show
          </Button>
        )}
        create={{
          text: 'Upload SSH public key',
          blocked:
            (query.data?.length ?? 0) >= mostKeys
              ? `A user has ${mostKeys} SSH public keys at most; delete one first.`
              : undefined,
          render: onClose => (
            <UploadDialog
              header={`Upload an SSH public key for “${userName}”`}
              submitText="Upload SSH public key"
              label="SSH public key"
              description="One line as ssh-keygen writes it (ssh-rsa with 2,048 bits at least, or ssh-ed25519), or the same key in PEM."
              placeholder="ssh-rsa AAAAB3NzaC1yc2E…"
              accept=".pub,.pem,.txt"
              change={uploadSshKey}
              userName={userName}
              uploaded={id => `The SSH public key ${id} is uploaded. Git takes this ID as the user name.`}
              onClose={onClose}
            />
          ),
        }}
        setStatus={(id, status) => makeChange(queryClient, setSshKeyStatus, { userName, id, status })}
        remove={id => makeChange(queryClient, deleteSshKey, { userName, id })}
        consequences="Whoever connects with the private key of it is refused from now on."
      />
      {shown && <SshKeyDialog userName={userName} id={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
