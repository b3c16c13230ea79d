import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import type { OpenCatalog } from '../../../policy/catalog/open-catalog.ts'
import type { RequestContext } from '../../../policy/evaluate/request.ts'
import { type GivenKey, simulationLimits } from '../../app/simulation/simulation-input.ts'
import { TokensField } from '../../ui/tokens-field.tsx'
import { GivenKeyField } from './given-key-field.tsx'
import { keyProblem, keysMentioned, knownKeys, writtenKey } from './offered-keys.ts'
import type { SectionProps } from './simulator.tsx'

interface ContextSectionProps extends SectionProps {
  readonly catalog: OpenCatalog | undefined
  /** Prefixes of the services whose keys are known. */
  readonly loaded: readonly string[]
  /** Of the policies that count. */
  readonly texts: readonly string[]
  readonly known: RequestContext | undefined
}

const mostOffered = 80

/** The condition keys of the requests: those that policies mention are offered first. */
export const ContextSection = ({ input, change, catalog, loaded, texts, known }: ContextSectionProps) => {
  const mentioned = useMemo(() => keysMentioned(texts), [texts])
  const others = useMemo(() => (catalog === undefined ? [] : knownKeys(catalog, loaded)), [catalog, loaded])
  const taken = new Set(input.context.map(({ key }) => key.toLowerCase()))
  const open = mentioned.filter(key => !taken.has(key.toLowerCase()))
  const unknown = open.filter(key => known?.values.has(key.toLowerCase()) !== true)
  const add = (keys: readonly string[]): void =>
    change({
      context: [
        ...input.context,
        ...keys.filter(key => !taken.has(key.toLowerCase())).map(key => ({ key, values: [] })),
      ],
    })
  const replace = (index: number, by: readonly GivenKey[]): void =>
    change({ context: input.context.toSpliced(index, 1, ...by) })
  const offer = (keys: readonly string[], typed: string) =>
    keys
      .filter(key => !taken.has(key.toLowerCase()) && key.toLowerCase().includes(typed.trim().toLowerCase()))
      .slice(0, mostOffered)
      .map(value => ({ value }))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the requests carry. A key without a value is one that they do not have."
        >
          Condition keys
        </Header>
      }
    >
      <SpaceBetween size="m">
        {unknown.length > 0 && (
          <div>
            <Box color="text-body-secondary">Mentioned by the policies, and not given yet:</Box>
            <div className="gatehouse-actions">
              {unknown.slice(0, 12).map(key => (
                <Button key={key} formAction="none" iconName="add-plus" onClick={() => add([key])}>
                  {key}
                </Button>
              ))}
              {unknown.length > 12 && <Box>and {unknown.length - 12} more, in the list below</Box>}
            </div>
          </div>
        )}
        {input.context.map((given, index) => (
          <GivenKeyField
            key={given.key}
            given={given}
            catalog={catalog}
            onChange={changed => replace(index, [changed])}
            onRemove={() => replace(index, [])}
          />
        ))}
        <TokensField
          label="Add a condition key"
          description="One of the policies’, one of AWS’s, or any other."
          placeholder="aws:SourceIp"
          noun="condition key"
          tokens={[]}
          onChange={add}
          optionsFor={typed =>
            [
              { label: 'Mentioned by the policies', options: offer(open, typed) },
              { label: 'AWS’s keys', options: offer(others, typed) },
            ].filter(({ options }) => options.length > 0)
          }
          read={typed => {
            const key = typed.trim()
            const problem = taken.has(key.toLowerCase()) ? `“${key}” is given already.` : keyProblem(key)
            return problem === undefined ? { tokens: [key] } : { problem }
          }}
          most={simulationLimits.keys}
        />
        {known !== undefined && (
          <ExpandableSection headerText="What the requests have by themselves">
            <ul className="gatehouse-plain-list gatehouse-close-list">
              {[...known.values].map(([key, value]) => (
                <li key={key} className="gatehouse-break">
                  <Box variant="code">{writtenKey(catalog, key)}</Box> {[value].flat().join(', ')}
                  {taken.has(key) && ' (given otherwise above)'}
                </li>
              ))}
            </ul>
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  )
}
