import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

export interface TableHeaderProps {
  readonly title: string
  readonly description?: ReactNode
  readonly counter: string | undefined
  readonly fullPage: boolean
  readonly plural: string
  readonly loading: boolean
  readonly onRefresh?: (() => void) | undefined
  readonly onExport?: (() => void) | undefined
  /** Why there is nothing to export. */
  readonly exportBlocked: string | undefined
  readonly exportsSelected: boolean
  readonly actions?: ReactNode
  readonly notices: ReactNode
}

/** Title, count and actions of a table, and what there is to know about its rows. */
export const TableHeader = (props: TableHeaderProps) => (
  <SpaceBetween size="s">
    <Header
      variant={props.fullPage ? 'awsui-h1-sticky' : 'h2'}
      description={props.description}
      {...(props.counter === undefined ? {} : { counter: props.counter })}
      actions={
        <div className="gatehouse-actions">
          {props.onRefresh && (
            <Button
              formAction="none"
              iconName="refresh"
              ariaLabel={`Refresh ${props.plural}`}
              loading={props.loading}
              onClick={props.onRefresh}
            />
          )}
          {props.onExport && (
            <Button
              formAction="none"
              iconName="download"
              ariaLabel={`Export ${props.exportsSelected ? 'selected ' : ''}${props.plural} as CSV`}
              disabled={props.exportBlocked !== undefined}
              disabledReason={props.exportBlocked ?? ''}
              onClick={props.onExport}
            />
          )}
          {props.actions}
        </div>
      }
    >
      {props.title}
    </Header>
    {props.notices}
  </SpaceBetween>
)
