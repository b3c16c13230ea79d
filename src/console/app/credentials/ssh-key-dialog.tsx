import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { sshKeyQuery } from '../../api/queries/credentials.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import { ErrorNotice } from '../error-notice.tsx'

interface SshKeyDialogProps {
  readonly userName: string
  readonly id: string
  readonly onClose: () => void
}

/** An SSH key with the fingerprint by which its owner knows it again. */
export const SshKeyDialog = ({ userName, id, onClose }: SshKeyDialogProps) => {
  const { data: key, error, refetch } = useQuery(sshKeyQuery(userName, id))
  return (
    <Modal visible size="large" header={`SSH public key ${id}`} closeAriaLabel="Close" onDismiss={onClose}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && key === undefined && <StatusIndicator type="loading">Loading the key</StatusIndicator>}
      {key && (
        <KeyValuePairs
          columns={1}
          items={[
            {
              label: 'Fingerprint (MD5), as “ssh-keygen -l -E md5” shows it',
              value: <CopyText text={key.Fingerprint ?? ''} label="Fingerprint" />,
            },
            {
              label: 'Public key',
              value: (
                <span className="gatehouse-break">
                  <CopyText text={key.SSHPublicKeyBody ?? ''} label="Public key" />
                </span>
              ),
            },
          ]}
        />
      )}
    </Modal>
  )
}
