import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { tagsDescription } from '../../../app/tags-tab.tsx'
import { OptionalLabel } from '../../../ui/optional-label.tsx'
import { PathField } from '../../../ui/path-field.tsx'
import { TagsField } from '../../../ui/tags-field.tsx'
import { SessionLengthField } from '../session-length-field.tsx'
import type { StepProps } from './trust-step.tsx'

/** How the role is called, and what people should know of it. */
export const DetailsStep = ({ draft, change, problems }: StepProps) => (
  <SpaceBetween size="l">
    <Container header={<Header variant="h2">Role details</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="Role name"
          constraintText="Up to 64 characters: letters, digits and + = , . @ - _. It cannot be changed later."
          errorText={problems.roleName}
        >
          <Input
            value={draft.roleName}
            onChange={({ detail }) => change({ roleName: detail.value })}
            autoComplete={false}
            spellcheck={false}
            ariaRequired
          />
        </FormField>
        <FormField
          label={<OptionalLabel text="Description" />}
          constraintText="Up to 1,000 characters."
          errorText={problems.description}
        >
          <Textarea
            value={draft.description}
            onChange={({ detail }) => change({ description: detail.value })}
            rows={2}
          />
        </FormField>
        <SessionLengthField
          hours={draft.maxSessionHours}
          onChange={maxSessionHours => change({ maxSessionHours })}
        />
        <PathField
          value={draft.path}
          onChange={path => change({ path })}
          problem={problems.path}
          description="Groups roles by department or purpose; policies can name it in ARNs. It cannot be changed later."
        />
      </SpaceBetween>
    </Container>
    <Container
      header={
        <Header variant="h2" description={tagsDescription}>
          Tags
        </Header>
      }
    >
      <FormField stretch errorText={problems.tags}>
        <TagsField tags={draft.tags} onChange={(tags, tagsValid) => change({ tags, tagsValid })} />
      </FormField>
    </Container>
  </SpaceBetween>
)
