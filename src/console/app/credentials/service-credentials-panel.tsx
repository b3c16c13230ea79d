import type { ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { makeChange } from '../../api/change.ts'
import { deleteServiceCredential, setServiceCredentialStatus } from '../../api/changes/other-credentials.ts'
import { serviceCredentialsQuery } from '../../api/queries/credentials.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { CreateServiceCredentialDialog } from './create-service-credential-dialog.tsx'
import { credentialServices, serviceTitle } from './credential-services.ts'
import { CredentialsPanel, statusColumn } from './credentials-panel.tsx'
import { ResetServiceCredentialDialog } from './reset-service-credential-dialog.tsx'

type Row = ServiceSpecificCredentialMetadata

const idOf = (credential: Row): string => credential.ServiceSpecificCredentialId ?? ''
const nameOf = (credential: Row): string =>
  credential.ServiceUserName ?? credential.ServiceCredentialAlias ?? ''

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'User name or alias',
    kind: 'text',
    value: nameOf,
    cell: row => <CopyText text={nameOf(row)} label="User name" />,
    always: true,
    width: 240,
  },
  {
    id: 'service',
    header: 'Service',
    kind: 'text',
    value: row => serviceTitle(row.ServiceName ?? ''),
    suggest: true,
    width: 160,
  },
  statusColumn(),
  { id: 'created', header: 'Created', kind: 'date', value: row => row.CreateDate, width: 180 },
  {
    id: 'expires',
    header: 'Expires',
    kind: 'date',
    value: row => row.ExpirationDate,
    absent: 'Never',
    width: 180,
  },
]

interface ServiceCredentialsPanelProps {
  readonly userName: string
  readonly notice?: ReactNode
}

/** Passwords and API keys that are good for one service only. */
export const ServiceCredentialsPanel = ({ userName, notice }: ServiceCredentialsPanelProps) => {
  const queryClient = useQueryClient()
  const query = useQuery(serviceCredentialsQuery(userName))
  const [resetting, setResetting] = useState<Row>()
  const full = credentialServices.filter(
    ({ name, most }) => (query.data ?? []).filter(row => row.ServiceName === name).length >= most,
  )
  return (
    <>
      <CredentialsPanel
        name="service-credentials"
        title="Service-specific credentials"
        description="A user name with a password, or an API key, that one service takes and no other."
        noun={['service-specific credential', 'service-specific credentials']}
        emptyText="The user has no service-specific credential."
        columns={columns}
        query={query}
        idOf={idOf}
        notice={notice}
        extra={row => (
          <Button
            ariaLabel="Reset service-specific credential"
            disabled={row === undefined}
            disabledReason="Select one service-specific credential."
            onClick={() => setResetting(row)}
          >
            Reset
          </Button>
        )}
        create={{
          text: 'Create credential',
          blocked:
            full.length === credentialServices.length
              ? 'The user has as many credentials of every service as there can be; delete one first.'
              : undefined,
          render: onClose => (
            <CreateServiceCredentialDialog
              userName={userName}
              full={full.map(({ name }) => name)}
              onClose={onClose}
            />
          ),
        }}
        setStatus={(id, status) =>
          makeChange(queryClient, setServiceCredentialStatus, { userName, id, status })
        }
        remove={id => makeChange(queryClient, deleteServiceCredential, { userName, id })}
        consequences="Programs that use it are refused from now on. Deactivate it first if you are not sure: that can be undone."
      />
      {resetting && (
        <ResetServiceCredentialDialog
          userName={userName}
          id={idOf(resetting)}
          name={nameOf(resetting)}
          onClose={() => setResetting(undefined)}
        />
      )}
    </>
  )
}
