import type { Role } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { usePrefetchedEditor } from '../../../editor/use-prefetched-editor.ts'
import { PolicyText } from '../../../ui/policy-text.tsx'
import { serviceLinkedReason } from '../service-linked.ts'
import { TrustSentences } from '../trust/trust-sentences.tsx'
import { EditTrustDialog } from './edit-trust-dialog.tsx'

interface TrustTabProps {
  readonly role: Role
  /** As it was written. */
  readonly trustPolicy: string
}

/** Whom the role trusts: in sentences, and as it is written. */
export const TrustTab = ({ role, trustPolicy }: TrustTabProps) => {
  usePrefetchedEditor()
  const [editing, setEditing] = useState(false)
  const blocked = serviceLinkedReason(role)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Whoever the trust policy lets in may act under the role, across accounts if their own account lets them too."
          actions={
            <Button
              disabled={blocked !== undefined}
              disabledReason={blocked ?? ''}
              onClick={() => setEditing(true)}
            >
              Edit trust policy
            </Button>
          }
        >
          Trusted entities
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TrustSentences document={trustPolicy} />
        <PolicyText document={trustPolicy} label="Trust policy" />
      </SpaceBetween>
      {editing && <EditTrustDialog role={role} trustPolicy={trustPolicy} onClose={() => setEditing(false)} />}
    </Container>
  )
}
