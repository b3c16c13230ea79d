import type { SigningCertificate } from '@aws-sdk/client-iam'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { makeChange } from '../../api/change.ts'
import {
  deleteCertificate,
  setCertificateStatus,
  uploadCertificate,
} from '../../api/changes/other-credentials.ts'
import { type Owner, signingCertificatesQuery } from '../../api/queries/credentials.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { CredentialsPanel, statusColumn } from './credentials-panel.tsx'
import { UploadDialog } from './upload-dialog.tsx'

const idOf = (certificate: SigningCertificate): string => certificate.CertificateId ?? ''

const columns: readonly Column<SigningCertificate>[] = [
  {
    id: 'id',
    header: 'Certificate ID',
    kind: 'text',
    value: idOf,
    cell: certificate => <CopyText text={idOf(certificate)} label="Certificate ID" />,
    always: true,
    width: 380,
  },
  statusColumn(),
  { id: 'uploaded', header: 'Uploaded', kind: 'date', value: each => each.UploadDate, width: 190 },
]

/** IAM's quota. */
const mostCertificates = 2

interface SigningCertificatesPanelProps {
  /** Undefined for the root user itself. */
  readonly userName: Owner
  readonly notice?: ReactNode
}

/** X.509 certificates for requests that are signed with them. */
export const SigningCertificatesPanel = ({ userName, notice }: SigningCertificatesPanelProps) => {
  const queryClient = useQueryClient()
  const query = useQuery(signingCertificatesQuery(userName))
  const whose = userName === undefined ? 'the root user' : `“${userName}”`
  return (
    <CredentialsPanel
      name="signing-certificates"
      title="X.509 signing certificates"
      description="For the few AWS interfaces that take SOAP requests signed with a certificate."
      noun={['signing certificate', 'signing certificates']}
      emptyText={`The ${userName === undefined ? 'root user' : 'user'} has no signing certificate.`}
      columns={columns}
      query={query}
      idOf={idOf}
      notice={notice}
      create={{
        text: 'Upload certificate',
        blocked:
          (query.data?.length ?? 0) >= mostCertificates
            ? `A user has ${mostCertificates} signing certificates at most; delete one first.`
            : undefined,
        render: onClose => (
          <UploadDialog
            header={`Upload a signing certificate for ${whose}`}
            submitText="Upload certificate"
            label="Certificate in PEM"
            description="The certificate alone, without text around it. The private key stays with its owner."
            placeholder="-----BEGIN CERTIFICATE-----"
            accept=".pem,.crt,.cer,.txt"
            change={uploadCertificate}
            userName={userName}
            uploaded={id => `The signing certificate ${id} is uploaded.`}
            onClose={onClose}
          />
        ),
      }}
      setStatus={(id, status) => makeChange(queryClient, setCertificateStatus, { userName, id, status })}
      remove={id => makeChange(queryClient, deleteCertificate, { userName, id })}
      consequences="Requests that are signed with it are refused from now on."
    />
  )
}
