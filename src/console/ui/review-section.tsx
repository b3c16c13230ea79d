import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { ReactNode } from 'react'
import type { EditedTag } from './tags-field.tsx'

interface ReviewSectionProps {
  readonly title: string
  readonly onEdit: () => void
  readonly children: ReactNode
}

/** What one step of a wizard was told, with the way back to it. */
export const ReviewSection = ({ title, onEdit, children }: ReviewSectionProps) => (
  <Container
    header={
      <Header
        variant="h2"
        actions={
          <Button formAction="none" onClick={onEdit} ariaLabel={`Edit ${title.toLowerCase()}`}>
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

/** The tags that something new is to have. */
export const ReviewedTags = ({ tags }: { tags: readonly EditedTag[] }) => {
  const kept = tags.filter(tag => tag.key !== '')
  return (
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
  )
}
