import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import { useState } from 'react'
import { nameOfArn } from '../../lib/arn.ts'
import { useChange } from '../api/change.ts'
import { setBoundary } from '../api/changes/identities.ts'
import type { Identity } from '../api/entity.ts'
import { usePickablePolicies } from '../api/pickable-policies.ts'
import { BoundarySelect } from '../ui/boundary-select.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useNotify } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'

interface BoundaryPanelProps {
  readonly identity: Identity
  readonly boundaryArn: string | undefined
}

/** What a permissions boundary does, in a sentence. */
export const boundaryDescription = (noun: string): string =>
  `The most that the ${noun} can be allowed, whatever its policies say. A boundary allows nothing by itself.`

/** The most that a user or a role can be allowed, if anything bounds it. */
export const BoundaryPanel = ({ identity, boundaryArn }: BoundaryPanelProps) => {
  const [editing, setEditing] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={boundaryDescription(identity.kind)}
          actions={
            <Button onClick={() => setEditing(true)}>
              {boundaryArn === undefined ? 'Set boundary' : 'Change boundary'}
            </Button>
          }
        >
          Permissions boundary
        </Header>
      }
    >
      {boundaryArn === undefined ? (
        <Box color="text-body-secondary">None is set: the policies alone decide.</Box>
      ) : (
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: 'Policy',
              value: <Link href={hrefOf(paths.policy(boundaryArn))}>{nameOfArn(boundaryArn)}</Link>,
            },
            {
              label: 'ARN',
              value: <CopyText text={boundaryArn} label="ARN of the permissions boundary" />,
            },
          ]}
        />
      )}
      {editing && (
        <EditBoundary identity={identity} boundaryArn={boundaryArn} onClose={() => setEditing(false)} />
      )}
    </Container>
  )
}

const EditBoundary = ({ identity, boundaryArn, onClose }: BoundaryPanelProps & { onClose: () => void }) => {
  const [chosen, setChosen] = useState(boundaryArn)
  const { policies, isPending, error, refetch } = usePickablePolicies()
  const change = useChange(setBoundary)
  const notify = useNotify()
  const save = async (): Promise<void> => {
    await change.mutateAsync({ identity, boundaryArn: chosen })
    const what = chosen === undefined ? 'is removed' : 'is set'
    notify({ type: 'success', content: `The permissions boundary of “${identity.name}” ${what}.` })
    onClose()
  }
  return (
    <FormDialog
      header={`Permissions boundary of “${identity.name}”`}
      submitText="Save changes"
      submitting={change.isPending}
      blocked={chosen === boundaryArn ? 'Nothing is changed yet.' : undefined}
      failure={
        change.error ? (
          <ErrorNotice error={change.error} />
        ) : (
          error && <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      }
      onSubmit={save}
      onClose={onClose}
    >
      <BoundarySelect policies={policies} loading={isPending} value={chosen} onChange={setChosen} />
    </FormDialog>
  )
}
