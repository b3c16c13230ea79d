import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { CopyText } from '../ui/copy-text.tsx'
import { hrefOf, paths } from './paths.ts'
import { useTab } from './use-tab.ts'

interface DetailsPageProps {
  readonly name: string
  readonly arn: string
  /** What the summary shows below the ARN. */
  readonly summary: readonly KeyValuePairsProps.Pair[]
  /** The first is open unless the address says otherwise. */
  readonly tabs: readonly TabsProps.Tab[]
  /** The list that it belongs to: where a person goes when it is deleted. */
  readonly listPath: string
  /** Why nobody can edit or delete it. */
  readonly blocked?: string | undefined
  /** It has permissions that can be explored. */
  readonly explorable?: boolean
  /** The page that edits it, where that takes more than a dialog. */
  readonly editPath?: string
  readonly renderEdit?: (onClose: () => void) => ReactNode
  readonly renderDelete: (onClose: (deleted: readonly string[]) => void) => ReactNode
}

/** The screen of one thing: its name with what can be done to it, a summary, and tabs that the address remembers. */
export const DetailsPage = (props: DetailsPageProps) => {
  const [tab, setTab] = useTab(props.tabs.map(({ id }) => id))
  const [dialog, setDialog] = useState<'edit' | 'delete'>()
  const navigate = useNavigate()
  const { editPath } = props
  const blocked = { disabled: props.blocked !== undefined, disabledReason: props.blocked ?? '' }
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {props.explorable === true && (
              <Button href={hrefOf(paths.accessExplorer(props.arn))}>What it can do</Button>
            )}
            <Button
              {...blocked}
              onClick={() => (editPath === undefined ? setDialog('edit') : void navigate(editPath))}
            >
              Edit
            </Button>
            <Button {...blocked} onClick={() => setDialog('delete')}>
              Delete
            </Button>
          </SpaceBetween>
        }
      >
        {props.name}
      </Header>
      <Container header={<Header variant="h2">Summary</Header>}>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={1}
            items={[{ label: 'ARN', value: <CopyText text={props.arn} label="ARN" /> }]}
          />
          <KeyValuePairs columns={3} items={props.summary} />
        </SpaceBetween>
      </Container>
      <Tabs activeTabId={tab} onChange={({ detail }) => setTab(detail.activeTabId)} tabs={props.tabs} />
      {dialog === 'edit' && props.renderEdit?.(() => setDialog(undefined))}
      {dialog === 'delete' &&
        props.renderDelete(deleted => {
          setDialog(undefined)
          if (deleted.length > 0) void navigate(props.listPath)
        })}
    </SpaceBetween>
  )
}
