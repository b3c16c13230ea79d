import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMemo } from 'react'
import { actionsMatching } from '../../../policy/catalog/actions-matching.ts'
import type { OpenCatalog } from '../../../policy/catalog/open-catalog.ts'
import { useSession } from '../../app/session-context.tsx'
import { simulationLimits } from '../../app/simulation/simulation-input.ts'
import { TokensField } from '../../ui/tokens-field.tsx'
import { actionProblem, type ExpandedActions, offeredActions, readActions } from './actions-entry.ts'
import { readResources, resourceProblem, resourceTemplates } from './resources-entry.ts'
import type { SectionProps } from './simulator.tsx'

interface RequestsSectionProps extends SectionProps {
  readonly catalog: OpenCatalog | undefined
  readonly expanded: ExpandedActions | undefined
  /** Prefixes of the services whose resource types are known. */
  readonly loaded: readonly string[]
}

/** What is asked: every action on every resource. */
export const RequestsSection = ({ input, change, catalog, expanded, loaded }: RequestsSectionProps) => {
  const { account } = useSession()
  const templates = useMemo(
    () =>
      catalog === undefined || loaded.length === 0
        ? []
        : resourceTemplates(catalog, expanded?.actions ?? [], account.id),
    [catalog, loaded, expanded, account.id],
  )
  const unknown = expanded?.unknown[0]
  return (
    <Container
      header={
        <Header variant="h2" description="Every action is tried on every resource.">
          Requests
        </Header>
      }
    >
      <SpaceBetween size="l">
        {catalog === undefined ? (
          <StatusIndicator type="loading">Loading the list of actions</StatusIndicator>
        ) : (
          <TokensField
            label="Actions"
            description="A service and an action, or a pattern that stands for several."
            placeholder="s3:GetObject, s3:Get*"
            noun="action"
            tokens={input.actions}
            onChange={actions => change({ actions, shown: undefined })}
            noteOf={token => noteOf(catalog, token)}
            optionsFor={typed =>
              offeredActions(catalog, typed).map(({ value, description = '' }) => ({ value, description }))
            }
            read={typed => readActions(catalog, typed)}
            most={simulationLimits.actions}
            problem={unknown === undefined ? undefined : actionProblem(catalog, unknown)}
            constraint={
              expanded !== undefined && expanded.total > expanded.actions.length
                ? `They stand for ${expanded.total.toLocaleString('en')} actions, of which the first ${expanded.actions.length} are simulated.`
                : undefined
            }
          />
        )}
        <TokensField
          label="Resources - optional"
          description="ARNs, each of one resource. Without any, the requests are about all resources (*)."
          placeholder="arn:aws:s3:::my-bucket/report.txt"
          noun="resource"
          tokens={input.resources}
          onChange={resources => change({ resources, shown: undefined })}
          optionsFor={typed =>
            templates
              .filter(({ value, description }) => {
                const text = typed.trim().toLowerCase()
                return value.toLowerCase().includes(text) || description.includes(text)
              })
              .slice(0, 60)
              .map(({ value, description }) => ({ value, description }))
          }
          read={readResources}
          most={simulationLimits.resources}
          problem={input.resources.map(resourceProblem).find(text => text !== undefined)}
          constraint={
            input.resources.some(resource => resource !== '*' && /[*?]/.test(resource))
              ? 'A star or question mark in a resource is part of its name here, not a wildcard.'
              : undefined
          }
        />
      </SpaceBetween>
    </Container>
  )
}

const noteOf = (catalog: OpenCatalog, token: string): string | undefined => {
  if (!/[*?]/.test(token)) return undefined
  const { length } = actionsMatching(catalog, token)
  return length === 1 ? '1 action' : `${length.toLocaleString('en')} actions`
}
