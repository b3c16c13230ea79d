import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'

interface PathFieldProps {
  readonly value: string
  readonly onChange: (path: string) => void
  readonly problem: string | undefined
  readonly description?: string | undefined
}

/** The path of something new: folded up, since most things lie at `/`, but never while it has a problem to tell. */
export const PathField = ({ value, onChange, problem, description }: PathFieldProps) => {
  const [open, setOpen] = useState(value !== '/')
  return (
    <ExpandableSection
      headerText="Path"
      expanded={open || problem !== undefined}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <FormField
        label="Path"
        description={description}
        constraintText="Begins and ends with “/”, such as “/engineering/”."
        errorText={problem}
      >
        <Input value={value} onChange={({ detail }) => onChange(detail.value)} spellcheck={false} />
      </FormField>
    </ExpandableSection>
  )
}
