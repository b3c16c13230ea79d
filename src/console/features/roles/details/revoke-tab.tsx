import type { Role } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../../api/change.ts'
import { putInlinePolicy } from '../../../api/changes/entity-policies.ts'
import { inlinePolicyQuery, policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { useSession } from '../../../app/session-context.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { formatDate } from '../../../ui/resource-table/column.ts'
import { serviceLinkedReason } from '../service-linked.ts'
import { TrustSentences } from '../trust/trust-sentences.tsx'
import { revokedBefore, revokePolicy, revokePolicyName } from './revoke-sessions.ts'

interface RevokeTabProps {
  readonly role: Role
  readonly trustPolicy: string
}

/** Ends what everybody does under the role now, without keeping anybody from assuming it again. */
export const RevokeTab = ({ role, trustPolicy }: RevokeTabProps) => {
  const [asking, setAsking] = useState(false)
  const blocked = serviceLinkedReason(role)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Revoking denies everything to sessions that have begun until then. Whoever may assume the role can do so again at once, and is allowed as before."
          actions={
            <Button
              disabled={blocked !== undefined}
              disabledReason={blocked ?? ''}
              onClick={() => setAsking(true)}
            >
              Revoke active sessions
            </Button>
          }
        >
          Active sessions
        </Header>
      }
    >
      <RevokedState roleName={role.RoleName ?? ''} />
      {asking && <RevokeDialog role={role} trustPolicy={trustPolicy} onClose={() => setAsking(false)} />}
    </Container>
  )
}

const RevokedState = ({ roleName }: { roleName: string }) => {
  const entity = { kind: 'role', name: roleName } as const
  const { data: held, error } = useQuery(policiesOfQuery(entity))
  const revoked = held?.inline.includes(revokePolicyName) === true
  const { data: document } = useQuery({ ...inlinePolicyQuery(entity, revokePolicyName), enabled: revoked })
  const since = document === undefined ? undefined : revokedBefore(document)
  if (error) return <ErrorNotice error={error} />
  if (held === undefined)
    return <StatusIndicator type="loading">Looking for revoked sessions</StatusIndicator>
  if (!revoked) return <Box color="text-body-secondary">No sessions have been revoked.</Box>
  return (
    <StatusIndicator type="stopped" wrapText>
      {since === undefined
        ? `The inline policy ${revokePolicyName} revokes sessions.`
        : `Sessions that began before ${formatDate(since)} are revoked by the inline policy ${revokePolicyName}. Once the last of them has run out, it can be removed on the tab Permissions.`}
    </StatusIndicator>
  )
}

const RevokeDialog = ({ role, trustPolicy, onClose }: RevokeTabProps & { onClose: () => void }) => {
  const { RoleName: roleName = '' } = role
  const { principal } = useSession()
  const [understood, setUnderstood] = useState(false)
  const put = useChange(putInlinePolicy)
  const notify = useNotify()
  const revoke = async (): Promise<void> => {
    const now = new Date()
    const entity = { kind: 'role', name: roleName } as const
    await put.mutateAsync({ entity, policyName: revokePolicyName, document: revokePolicy(now) })
    notify({
      type: 'success',
      content: `The sessions of “${roleName}” before ${formatDate(now)} are revoked.`,
    })
    onClose()
  }
  const ownSession = principal.arn.includes(`:assumed-role/${roleName}/`)
  return (
    <FormDialog
      size="large"
      header={`Revoke active sessions of “${roleName}”?`}
      submitText="Revoke active sessions"
      submitting={put.isPending}
      blocked={understood ? undefined : 'Say that you have understood.'}
      failure={put.error && <ErrorNotice error={put.error} />}
      onSubmit={revoke}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        {ownSession && (
          <Alert type="warning" header="Your own session is one of them">
            You act under this role now: you will be denied everything until you switch to it again.
          </Alert>
        )}
        <Box>
          People, programs and services that have assumed the role up to now are denied everything at once,
          whatever its policies allow: the inline policy {revokePolicyName} is added to the role. Whom the
          role trusts can have sessions, and can begin new ones:
        </Box>
        <TrustSentences document={trustPolicy} />
        <Checkbox checked={understood} onChange={({ detail }) => setUnderstood(detail.checked)}>
          I understand that this revokes all active sessions of the role
        </Checkbox>
      </SpaceBetween>
    </FormDialog>
  )
}
