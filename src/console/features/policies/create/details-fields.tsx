import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { bringIntoView } from '../../../ui/bring-into-view.ts'
import { nameProblem } from '../../../ui/name-problem.ts'
import { OptionalLabel } from '../../../ui/optional-label.tsx'
import { PathField } from '../../../ui/path-field.tsx'
import { pathProblem } from '../../../ui/path-problem.ts'

export interface PolicyDetails {
  readonly name: string
  readonly description: string
  readonly path: string
}

type DetailsField = keyof PolicyDetails

export const noDetails: PolicyDetails = { name: '', description: '', path: '/' }

/** The most characters that a description may have. Source: API reference, CreatePolicy. */
const longestDescription = 1_000

/** What a form can say by itself about the details. */
export const detailsProblems = ({
  name,
  description,
  path,
}: PolicyDetails): Partial<Record<DetailsField, string>> => {
  const wrongName = nameProblem('policy name', name)
  const wrongPath = pathProblem(path)
  return {
    ...(wrongName === undefined ? {} : { name: wrongName }),
    ...(wrongPath === undefined ? {} : { path: wrongPath }),
    ...(description.length <= longestDescription
      ? {}
      : {
          description: `A description has ${longestDescription} characters at most; this one has ${description.length}.`,
        }),
  }
}

interface DetailsFieldsProps {
  readonly details: PolicyDetails
  readonly problems: Partial<Record<DetailsField, string>>
  /** What the service says about a field. */
  readonly refusedIn: (field: DetailsField) => string | undefined
  readonly onChange: (details: PolicyDetails) => void
}

/** What a policy is called and what it is for: both stay as they are once it is created. */
export const DetailsFields = ({ details, problems, refusedIn, onChange }: DetailsFieldsProps) => {
  const wrong = (field: DetailsField): string | undefined => refusedIn(field) ?? problems[field]
  return (
    <Container
      header={
        <Header variant="h2" description="They cannot be changed later.">
          Policy details
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div ref={refusedIn('name') === undefined ? null : bringIntoView}>
          <FormField
            label="Policy name"
            constraintText="Up to 128 characters: letters, digits and + = , . @ - _"
            errorText={wrong('name')}
          >
            <Input
              value={details.name}
              onChange={({ detail }) => onChange({ ...details, name: detail.value })}
              spellcheck={false}
              ariaRequired
              autoFocus
            />
          </FormField>
        </div>
        <FormField
          label={<OptionalLabel text="Description" />}
          constraintText="Up to 1,000 characters."
          errorText={wrong('description')}
        >
          <Textarea
            value={details.description}
            onChange={({ detail }) => onChange({ ...details, description: detail.value })}
            rows={2}
          />
        </FormField>
        <PathField
          value={details.path}
          onChange={path => onChange({ ...details, path })}
          problem={wrong('path')}
        />
      </SpaceBetween>
    </Container>
  )
}
