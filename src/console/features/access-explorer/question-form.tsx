import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { actionOptions } from './action-options.ts'
import { type ExplorerQuestion, problemsOf, type SupposedKey } from './explorer-question.ts'

interface QuestionFormProps {
  readonly question: ExplorerQuestion | undefined
  /** A field above the others, about whom it is. */
  readonly whom?: ReactNode
  /** Whom is asked about is not chosen yet. */
  readonly incomplete?: boolean
  readonly onAsk: (question: ExplorerQuestion) => void
}

/** Asks for an action, a resource and what the call brings along; what cannot be asked is said at its field. */
export const QuestionForm = ({ question, whom, incomplete = false, onAsk }: QuestionFormProps) => {
  const { data: catalog } = useQuery(policyCatalogQuery())
  const [action, setAction] = useState(question?.action ?? '')
  const [resource, setResource] = useState(question?.resource ?? '*')
  const [keys, setKeys] = useState<readonly SupposedKey[]>(question?.keys ?? [])
  const [asked, setAsked] = useState(question !== undefined)
  const given = JSON.stringify(question)
  const [last, setLast] = useState(given)
  // The address has gone back to another question.
  if (last !== given) {
    setLast(given)
    setAction(question?.action ?? '')
    setResource(question?.resource ?? '*')
    setKeys(question?.keys ?? [])
    setAsked(question !== undefined)
  }
  const options = useMemo(
    () => (catalog === undefined ? [] : actionOptions(catalog, action)),
    [catalog, action],
  )
  const written: ExplorerQuestion = {
    action: action.trim(),
    resource: resource.trim() || '*',
    keys: keys.map(({ key, value }) => ({ key: key.trim(), value })),
  }
  const problems = problemsOf(written, catalog)
  const shown = asked ? problems : undefined
  const ask = (): void => {
    setAsked(true)
    if (problems === undefined) onAsk(written)
  }
  const change = (index: number, part: Partial<SupposedKey>): void =>
    setKeys(keys.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <Container>
      <form
        onSubmit={event => {
          event.preventDefault()
          ask()
        }}
      >
        <SpaceBetween size="m">
          {whom}
          <ColumnLayout columns={2}>
            <FormField label="Action" errorText={shown?.action} stretch>
              <Autosuggest
                value={action}
                placeholder="s3:GetObject"
                filteringType="manual"
                options={options}
                enteredTextLabel={value => `Use “${value}”`}
                empty="No action is called so"
                statusType={catalog === undefined ? 'loading' : 'finished'}
                loadingText="Loading the actions of AWS"
                onChange={({ detail }) => setAction(detail.value)}
              />
            </FormField>
            <FormField
              label="Resource"
              errorText={shown?.resource}
              constraintText="An ARN; * for no resource in particular."
              stretch
            >
              <Input
                value={resource}
                placeholder="arn:aws:s3:::bucket/key"
                spellcheck={false}
                onChange={({ detail }) => setResource(detail.value)}
              />
            </FormField>
          </ColumnLayout>
          <ExpandableSection
            headerText={keys.length === 0 ? 'Condition keys' : `Condition keys (${keys.length})`}
            headerDescription="What the call is supposed to bring along, such as an address or MFA. What is not given stays open."
            defaultExpanded={keys.length > 0}
          >
            <AttributeEditor<SupposedKey>
              items={keys}
              addButtonText="Add condition key"
              removeButtonText="Remove"
              removeButtonAriaLabel={({ key }) => `Remove the condition key ${key}`}
              empty="Nothing is supposed."
              onAddButtonClick={() => setKeys([...keys, { key: '', value: '' }])}
              onRemoveButtonClick={({ detail }) =>
                setKeys(keys.filter((_, index) => index !== detail.itemIndex))
              }
              definition={[
                {
                  label: 'Key',
                  control: ({ key }, index) => (
                    <Input
                      value={key}
                      placeholder="aws:SourceIp"
                      spellcheck={false}
                      ariaLabel={`Condition key ${index + 1}`}
                      onChange={({ detail }) => change(index, { key: detail.value })}
                    />
                  ),
                  errorText: (_, index) => shown?.keys[index],
                },
                {
                  label: 'Value',
                  control: ({ value }, index) => (
                    <Input
                      value={value}
                      placeholder="192.0.2.1"
                      spellcheck={false}
                      ariaLabel={`Value of condition key ${index + 1}`}
                      onChange={({ detail }) => change(index, { value: detail.value })}
                    />
                  ),
                },
              ]}
            />
          </ExpandableSection>
          <Button
            variant="primary"
            formAction="submit"
            disabled={incomplete}
            disabledReason="Choose whom to ask about first."
          >
            Find out
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  )
}
