import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLocation } from 'react-router'
import { hrefOf, paths } from './paths.ts'

/** An address that is no screen of the console. */
export const NotFound = () => {
  const { pathname } = useLocation()
  return (
    <SpaceBetween size="l">
      <Header variant="h1">There is no such page</Header>
      <Alert type="warning" action={<Button href={hrefOf(paths.dashboard())}>Go to the dashboard</Button>}>
        The console has no page at “{pathname}”. The link may be mistyped, or made by another version.
      </Alert>
    </SpaceBetween>
  )
}
