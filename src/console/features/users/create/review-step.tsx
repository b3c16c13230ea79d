import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { UserDraft } from './user-draft.ts'

interface ReviewStepProps {
  readonly draft: UserDraft
  readonly failure: ReactNode
  readonly onEdit: (step: number) => void
}

const tail = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
const listed = (names: Iterable<string>): string => [...names].join(', ') || 'None'

const permissionsOf = (draft: UserDraft): { label: string; value: string } => {
  if (draft.permissionsFrom === 'copy') {
    return { label: 'Groups and policies', value: `Copied from “${draft.copyFrom ?? ''}”` }
  }
  return draft.permissionsFrom === 'groups'
    ? { label: 'Groups', value: listed(draft.groups) }
    : { label: 'Attached policies', value: listed([...draft.policyArns].map(tail)) }
}

/** The whole draft once more before it becomes a user. */
export const ReviewStep = ({ draft, failure, onEdit }: ReviewStepProps) => {
  const consoleAccess = draft.consoleAccess
    ? `${draft.passwordKind === 'own' ? 'Own' : 'Generated'} password${
        draft.mustChange ? ', to be changed at the next sign-in' : ''
      }`
    : 'None'
  const kept = draft.tags.filter(tag => tag.key !== '')
  return (
    <SpaceBetween size="l">
      {failure}
      <Section title="User details" onEdit={() => onEdit(0)}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'User name', value: draft.userName },
            { label: 'Path', value: draft.path },
            { label: 'Console access', value: consoleAccess },
          ]}
        />
      </Section>
      <Section title="Permissions" onEdit={() => onEdit(1)}>
        <KeyValuePairs
          columns={3}
          items={[
            permissionsOf(draft),
            {
              label: 'Permissions boundary',
              value: draft.boundaryArn === undefined ? 'None' : tail(draft.boundaryArn),
            },
          ]}
        />
      </Section>
      <Section title="Tags" onEdit={() => onEdit(2)}>
        <KeyValuePairs
          columns={3}
          items={
            kept.length === 0
              ? [{ label: 'Tags', value: 'None' }]
              : kept.map(tag => ({
                  label: <span className="gatehouse-break">{tag.key}</span>,
                  value: tag.value || '–',
                }))
          }
        />
      </Section>
    </SpaceBetween>
  )
}

const Section = ({ title, onEdit, children }: { title: string; onEdit: () => void; children: ReactNode }) => (
  <Container
    header={
      <Header
        variant="h2"
        actions={
          <Button onClick={onEdit} ariaLabel={`Edit ${title.toLowerCase()}`}>
            Edit
          </Button>
        }
      >
        {title}
      </Header>
    }
  >
    {children}
  </Container>
)
