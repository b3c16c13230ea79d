import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import { changeTrust } from './role-draft.ts'
import { serviceUseCases } from './service-use-cases.ts'
import type { StepProps } from './trust-step.tsx'

const options = [...new Set(serviceUseCases.map(({ service }) => service))].map(service => ({
  label: service,
  options: serviceUseCases
    .filter(useCase => useCase.service === service)
    .map(({ id, title, description, principal }) => ({
      value: id,
      label: title,
      description,
      labelTag: principal,
      filteringTags: [service],
    })),
}))

const choices = options.flatMap(group => group.options)

/** Chooses the service and for what it acts under the role. */
export const ServiceFields = ({ draft, change, problems }: StepProps) => (
  <Container
    header={
      <Header
        variant="h2"
        description="A service that is not in the list can be named in a custom trust policy."
      >
        Use case
      </Header>
    }
  >
    <FormField label="Service and use case" errorText={problems.useCase}>
      <Select
        options={options}
        selectedOption={choices.find(({ value }) => value === draft.useCase) ?? null}
        onChange={({ detail }) => change(changeTrust(draft, { useCase: detail.selectedOption.value ?? '' }))}
        placeholder="Choose what the role is for"
        filteringType="auto"
        filteringPlaceholder="Find a service or a use case"
        filteringAriaLabel="Find a service or a use case"
        expandToViewport
        ariaRequired
      />
    </FormField>
  </Container>
)
